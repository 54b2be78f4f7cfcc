package org.factorscope.algorithms.subspace;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;

/// How good the weights of a linear autoencoder are, computed once a step.
///
/// @param loss ½ tr[(I − P) S (I − P)ᵀ]; NaN, as all that follows, if it overflows
/// @param angle the largest angle between a vector of col(V) and the span of the first m
///   eigenvectors, in radians; NaN if V is zero
/// @param distance ‖P − P*‖_F, P* the projector on the first m eigenvectors that have variance
/// @param kept qᵢᵀPqᵢ for the first eigenvectors qᵢ, at most [#KEPT]. Not to be modified.
/// @param rankOfV numerical rank: what is ten digits below the largest singular value counts as
///   zero
/// @param rankOfW numerical rank
/// @param rankOfP numerical rank of VW
/// @param normOfV ‖V‖₂
/// @param normOfW ‖W‖₂
@SuppressWarnings("ArrayRecordComponent") // Never compared; the state owns it.
public record AutoencoderFit(
    double loss,
    double angle,
    double distance,
    double[] kept,
    int rankOfV,
    int rankOfW,
    int rankOfP,
    double normOfV,
    double normOfW) {
  /// Of how many eigenvectors at most the kept share is known.
  public static final int KEPT = 8;

  /// Singular values below this fraction of what they could be count as zero.
  private static final double RANK_TOLERANCE = 1e-10;

  static AutoencoderFit of(ScaledCovariance problem, DMatrixRMaj v, DMatrixRMaj w) {
    double[] kept = kept(problem, v, w);
    double loss = loss(problem, v, w);
    if (!Norms.isFinite(v) || !Norms.isFinite(w) || !Double.isFinite(loss)) {
      double none = Double.NaN;
      return new AutoencoderFit(none, none, none, kept, 0, 0, 0, none, none);
    }
    ThinSvd ofV = ThinSvd.of(v);
    ThinSvd ofW = ThinSvd.of(w);
    int rankOfV = rank(ofV.values(), ofV.values()[0]);
    double normOfV = ofV.values()[0];
    double normOfW = ofW.values()[0];
    return new AutoencoderFit(
        loss,
        angle(problem, ofV, rankOfV),
        distance(problem, v, w),
        kept,
        rankOfV,
        rank(ofW.values(), normOfW),
        rank(core(ofV, ofW), 1),
        normOfV,
        normOfW);
  }

  private static int rank(double[] singular, double scale) {
    return (int) Arrays.stream(singular).filter(s -> s > RANK_TOLERANCE * scale).count();
  }

  /// λ₁ ½‖(I − VW)L‖_F², which is never negative and exact also near zero.
  private static double loss(ScaledCovariance problem, DMatrixRMaj v, DMatrixRMaj w) {
    DMatrixRMaj coded = new DMatrixRMaj(w.numRows, w.numCols);
    CommonOps_DDRM.mult(w, problem.root(), coded);
    DMatrixRMaj missed = problem.root().copy();
    CommonOps_DDRM.multAdd(-1, v, coded, missed);
    return problem.largest() * (Norms.squaredFrobenius(missed) / 2);
  }

  /// sin of the angle is ‖(I − QQᵀ)B‖₂ for an orthonormal basis B of col(V).
  private static double angle(ScaledCovariance problem, ThinSvd ofV, int rank) {
    if (rank == 0) {
      return Double.NaN;
    }
    int n = problem.dimension();
    DMatrixRMaj basis = CommonOps_DDRM.extract(ofV.u(), 0, n, 0, rank);
    DMatrixRMaj q = CommonOps_DDRM.extract(problem.eigenvectors(), 0, n, 0, ofV.v().numRows);
    DMatrixRMaj inside = new DMatrixRMaj(q.numCols, rank);
    CommonOps_DDRM.multTransA(q, basis, inside);
    CommonOps_DDRM.multAdd(-1, q, inside, basis);
    return StrictMath.asin(Math.min(1, ThinSvd.of(basis).values()[0]));
  }

  private static double distance(ScaledCovariance problem, DMatrixRMaj v, DMatrixRMaj w) {
    DMatrixRMaj difference = new DMatrixRMaj(v.numRows, v.numRows);
    CommonOps_DDRM.mult(v, w, difference);
    CommonOps_DDRM.subtractEquals(difference, projector(problem, v.numCols));
    return Norms.frobenius(difference);
  }

  /// P*, the projector on the first m eigenvectors, as far as they have variance; n x n.
  public static DMatrixRMaj projector(ScaledCovariance problem, int m) {
    int n = problem.dimension();
    DMatrixRMaj projector = new DMatrixRMaj(n, n);
    int spanned = problem.spanned(m);
    if (spanned > 0) {
      DMatrixRMaj q = CommonOps_DDRM.extract(problem.eigenvectors(), 0, n, 0, spanned);
      CommonOps_DDRM.multTransB(q, q, projector);
    }
    return projector;
  }

  private static double[] kept(ScaledCovariance problem, DMatrixRMaj v, DMatrixRMaj w) {
    int n = problem.dimension();
    double[] kept = new double[Math.min(n, KEPT)];
    for (int i = 0; i < kept.length; i++) {
      for (int k = 0; k < v.numCols; k++) {
        double decoded = 0;
        double coded = 0;
        for (int j = 0; j < n; j++) {
          double q = problem.eigenvectors().get(j, i);
          decoded += q * v.get(j, k);
          coded += q * w.get(k, j);
        }
        kept[i] += decoded * coded;
      }
    }
    return kept;
  }

  /// The singular values of VW over ‖V‖₂‖W‖₂, those of ΣᵥNᵀMΣ_w with V = UΣᵥNᵀ and W = MΣ_wZᵀ. The
  /// product of two long factors may overflow, that of their directions cannot.
  private static double[] core(ThinSvd ofV, ThinSvd ofW) {
    double longestOfV = ofV.values()[0];
    double longestOfW = ofW.values()[0];
    if (longestOfV == 0 || longestOfW == 0) {
      return new double[0];
    }
    DMatrixRMaj core = new DMatrixRMaj(ofV.values().length, ofW.values().length);
    CommonOps_DDRM.multTransA(ofV.v(), ofW.u(), core);
    for (int i = 0; i < core.numRows; i++) {
      for (int j = 0; j < core.numCols; j++) {
        double ofRow = ofV.values()[i] / longestOfV;
        core.set(i, j, ofRow * core.get(i, j) * (ofW.values()[j] / longestOfW));
      }
    }
    return ThinSvd.valuesOf(core);
  }
}
