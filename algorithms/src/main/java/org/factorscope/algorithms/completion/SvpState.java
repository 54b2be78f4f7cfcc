package org.factorscope.algorithms.completion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of singular value projection.
///
/// @param a A, n x m
/// @param svd of A after a gradient step, which the cut needs; null otherwise and where A is not
///   finite
/// @param singularValues of A, falling, min(n, m) numbers; NaN where A is not finite. Not modified.
/// @param cut the singular values that the last truncation took away, falling; none after a
///   gradient step. Not modified.
/// @param loss ½‖Π_Ω(M − A)‖_F²
/// @param hiddenError of A; NaN where the truth is not known
/// @param origin of the gradient step that this iteration made; null before the first
@SuppressWarnings("ArrayRecordComponent") // Never compared; the state owns them.
public record SvpState(
    CompletionProblem problem,
    SvpOptions options,
    int step,
    DMatrixRMaj a,
    @Nullable ThinSvd svd,
    double[] singularValues,
    double[] cut,
    double loss,
    double hiddenError,
    @Nullable Origin origin)
    implements State {
  private static final double[] NOTHING_CUT = {};

  /// Singular values below this fraction of the largest one are rounding.
  private static final double ROUNDING = 1e-12;

  /// Where a gradient step began.
  ///
  /// @param loss before it
  /// @param rank of A before it, up to rounding
  /// @param stepSize that it took
  record Origin(double loss, int rank, double stepSize) {}

  static SvpState start(CompletionProblem problem, SvpOptions options) {
    DMatrixRMaj zero = new DMatrixRMaj(problem.rows(), problem.columns());
    return whole(problem, options, 0, zero, null);
  }

  /// A state with nothing cut, decomposed.
  private static SvpState whole(
      CompletionProblem problem,
      SvpOptions options,
      int step,
      DMatrixRMaj a,
      @Nullable Origin origin) {
    ThinSvd svd = Norms.isFinite(a) ? ThinSvd.of(a) : null;
    double[] values = svd == null ? unknown(a) : svd.values();
    return at(problem, options, step, a, svd, values, NOTHING_CUT, origin);
  }

  private static SvpState at(
      CompletionProblem problem,
      SvpOptions options,
      int step,
      DMatrixRMaj a,
      @Nullable ThinSvd svd,
      double[] singularValues,
      double[] cut,
      @Nullable Origin origin) {
    double residual = problem.residual(a);
    return new SvpState(
        problem,
        options,
        step,
        a,
        svd,
        singularValues,
        cut,
        residual * residual / 2,
        problem.hiddenError(a),
        origin);
  }

  private static double[] unknown(DMatrixRMaj a) {
    double[] values = new double[Math.min(a.numRows, a.numCols)];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  SvpState descended() {
    double eta = options.stepSize();
    return whole(
        problem, options, step + 1, problem.stepped(a, eta, a), new Origin(loss, rank(), eta));
  }

  SvpState truncated() {
    ThinSvd whole = svd == null && Norms.isFinite(a) ? ThinSvd.of(a) : svd;
    if (whole == null) {
      return at(problem, options, step + 1, a, null, unknown(a), NOTHING_CUT, origin);
    }
    int k = Math.min(options.rank(), whole.values().length);
    DMatrixRMaj kept = whole.recomposed(Arrays.copyOf(whole.values(), k));
    double[] cutOff = Arrays.copyOfRange(whole.values(), k, whole.values().length);
    double[] values = Norms.isFinite(kept) ? ThinSvd.valuesOf(kept) : unknown(kept);
    return at(problem, options, step + 1, kept, null, values, cutOff, origin);
  }

  /// The same moment with another A.
  SvpState withMatrix(DMatrixRMaj other) {
    SvpState replaced = whole(problem, options, step, other, origin);
    return at(problem, options, step, other, replaced.svd, replaced.singularValues, cut, origin);
  }

  SvpState withOptions(SvpOptions other) {
    return new SvpState(
        problem, other, step, a, svd, singularValues, cut, loss, hiddenError, origin);
  }

  /// The rank of A up to rounding.
  public int rank() {
    int rank = 0;
    while (rank < singularValues.length && singularValues[rank] > ROUNDING * singularValues[0]) {
      rank++;
    }
    return rank;
  }

  /// ‖Π_Ω(M − A)‖_F/‖Π_Ω(M)‖_F.
  public double relativeResidual() {
    return problem.relative(Math.sqrt(2 * loss));
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("A", a);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(a);
  }

  @Override
  public long bytes() {
    ThinSvd kept = svd;
    long vectors = kept == null ? 0 : kept.u().getNumElements() + kept.v().getNumElements();
    return 256 + 8L * (a.getNumElements() + vectors + 2L * singularValues.length);
  }
}
