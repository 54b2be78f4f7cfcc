package org.factorscope.algorithms.spectrum;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;

/// How often terms come in documents.
///
/// @param counts terms x documents
/// @param terms their names
/// @param documents their names
public record TermDocuments(DataMatrix counts, List<String> terms, List<String> documents) {
  public TermDocuments {
    terms = List.copyOf(terms);
    documents = List.copyOf(documents);
    if (counts.rows() != terms.size() || counts.columns() != documents.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d x %d counts with %d terms and %d documents",
              counts.rows(),
              counts.columns(),
              terms.size(),
              documents.size()));
    }
  }

  /// The counts, terms x documents. Not to be modified.
  public DMatrixRMaj matrix() {
    return counts.matrix();
  }
}
