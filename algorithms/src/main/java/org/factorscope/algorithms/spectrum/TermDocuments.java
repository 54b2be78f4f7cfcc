package org.factorscope.algorithms.spectrum;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.step.InvalidInputException;

/// How often terms come in documents, what the counts weigh, and the space of all dimensions that
/// the weights span.
///
/// @param counts terms x documents
/// @param terms their names
/// @param documents their names
/// @param weighting what the counts weigh
/// @param space the weighted counts X, terms x documents, X = UΣVᵀ
public record TermDocuments(
    DataMatrix counts,
    List<String> terms,
    List<String> documents,
    TermWeights weighting,
    Decomposed space) {
  /// Of the largest singular value: a place nearer to the origin is rounding.
  private static final double NOTHING = 1e-14;

  public TermDocuments {
    terms = List.copyOf(terms);
    documents = List.copyOf(documents);
  }

  /// Weighs the counts and decomposes them.
  ///
  /// @throws InvalidInputException if a weighting that takes logarithms meets a negative count
  public static TermDocuments of(
      DataMatrix counts,
      List<String> terms,
      List<String> documents,
      TermWeights.Weighting weighting) {
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
    if (weighting != TermWeights.Weighting.RAW) {
      refuseNegative(counts.matrix(), terms, documents);
    }
    TermWeights weights = TermWeights.of(counts.matrix(), weighting);
    Decomposed space = Decomposed.of(weights.weighted(counts.matrix()));
    return new TermDocuments(counts, terms, documents, weights, space);
  }

  private static void refuseNegative(
      DMatrixRMaj counts, List<String> terms, List<String> documents) {
    for (int i = 0; i < counts.numRows; i++) {
      for (int j = 0; j < counts.numCols; j++) {
        if (counts.get(i, j) < 0) {
          throw new InvalidInputException(
              "'%s' comes %s times in '%s', but this weighting takes logarithms of counts; take raw, or data without a scale."
                  .formatted(terms.get(i), counts.get(i, j), documents.get(j)));
        }
      }
    }
  }

  /// The counts, terms x documents. Not to be modified.
  public DMatrixRMaj matrix() {
    return counts.matrix();
  }

  /// The weights of document j, column j of X, new.
  public double[] weights(int j) {
    double[] column = new double[terms.size()];
    for (int i = 0; i < column.length; i++) {
      column[i] = space.matrix().get(i, j);
    }
    return column;
  }

  /// Z = U_k Σ_k, the place of each term in a row, terms x k, new.
  public DMatrixRMaj termPlaces(int k) {
    DMatrixRMaj z = space.left(k);
    CommonOps_DDRM.multCols(z, space.values(k).data);
    return z;
  }

  /// W = V_kᵀ, a vector for each document in a column, k x documents, new.
  public DMatrixRMaj documentVectors(int k) {
    return CommonOps_DDRM.transpose(space.right(k), null);
  }

  /// The place of term i: row i of U_k Σ_k, new.
  ///
  /// @param dimensions k
  public double[] term(int i, int dimensions) {
    return scaledRow(space.svd().u(), i, dimensions);
  }

  /// The place of document j: row j of V_k Σ_k, new.
  ///
  /// @param dimensions k
  public double[] document(int j, int dimensions) {
    return scaledRow(space.svd().v(), j, dimensions);
  }

  private double[] scaledRow(DMatrixRMaj vectors, int row, int dimensions) {
    double[] place = new double[dimensions];
    double farthest = 0;
    for (int k = 0; k < dimensions; k++) {
      place[k] = vectors.get(row, k) * space.value(k);
      farthest = Math.max(farthest, Math.abs(place[k]));
    }
    // A term without any weight lies at the origin; what rounding leaves of it has no direction.
    return farthest > NOTHING * space.value(0) ? place : new double[dimensions];
  }
}
