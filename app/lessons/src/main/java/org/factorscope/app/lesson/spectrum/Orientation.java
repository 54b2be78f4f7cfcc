package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.spectrum.TermDocuments;
import org.factorscope.algorithms.spectrum.TermWeights.Weighting;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Role;

/// Which way round a table counts words in documents.
enum Orientation {
  /// Rows have names and no class: they are terms, the columns documents.
  ROWS_ARE_TERMS,
  /// Rows have a class, as documents do, or no name, as terms do: they are documents, the columns
  /// terms.
  ROWS_ARE_DOCUMENTS;

  static Orientation of(Dataset data) {
    boolean areTerms = !data.rowNames().isEmpty() && data.labels().isEmpty();
    return areTerms ? ROWS_ARE_TERMS : ROWS_ARE_DOCUMENTS;
  }

  /// The counts with terms as rows.
  TermDocuments documents(Dataset data, Weighting weighting) {
    List<String> rows = data.rowNames().isEmpty() ? numbered(data.rows()) : data.rowNames();
    if (this == ROWS_ARE_TERMS) {
      return TermDocuments.of(new DataMatrix(data.values()), rows, data.columns(), weighting);
    }
    DMatrixRMaj counts = CommonOps_DDRM.transpose(data.values(), null);
    return TermDocuments.of(new DataMatrix(counts), data.columns(), rows, weighting);
  }

  private static List<String> numbered(int rows) {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      names.add("d" + i);
    }
    return names;
  }

  /// What a term's index counts in the data.
  Role terms() {
    return this == ROWS_ARE_TERMS ? Role.OBSERVATION : Role.FEATURE;
  }

  /// What a document's index counts in the data.
  Role documents() {
    return this == ROWS_ARE_TERMS ? Role.FEATURE : Role.OBSERVATION;
  }
}
