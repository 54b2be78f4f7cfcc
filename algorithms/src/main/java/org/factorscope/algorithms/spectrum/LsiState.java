package org.factorscope.algorithms.spectrum;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.stepped.State;

/// A moment of building a latent space.
///
/// @param documents what was counted
/// @param weights what the counts weigh
/// @param space X ≈ U_k S_k V_kᵀ of the weighted counts X, terms x documents
public record LsiState(
    TermDocuments documents, TermWeights weights, LsiOptions options, SvdState space)
    implements State {

  LsiState with(SvdState newSpace) {
    LsiOptions newOptions = new LsiOptions(newSpace.options(), options.weighting());
    return new LsiState(documents, weights, newOptions, newSpace);
  }

  /// k, the dimensions so far.
  public int dimensions() {
    return space.layers();
  }

  /// Where a term is: row i of U_k S_k, new.
  public double[] term(int i) {
    return scaledRow(space.whole().svd().u(), i);
  }

  /// Where a document is: row j of V_k S_k, new.
  public double[] document(int j) {
    return scaledRow(space.whole().svd().v(), j);
  }

  private double[] scaledRow(DMatrixRMaj vectors, int row) {
    double[] place = new double[dimensions()];
    for (int k = 0; k < place.length; k++) {
      place[k] = vectors.get(row, k) * space.whole().value(k);
    }
    return place;
  }

  @Override
  public int step() {
    return space.step();
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    return space.matrices();
  }

  @Override
  public boolean isFinite() {
    return space.isFinite();
  }

  @Override
  public long bytes() {
    return 64 + space.bytes();
  }
}
