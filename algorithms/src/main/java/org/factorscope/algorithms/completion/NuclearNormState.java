package org.factorscope.algorithms.completion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.NuclearNormOptions.Method;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of completion by shrinkage.
///
/// @param y Y, n x m: what is shrunk next
/// @param svd of Y until it is shrunk; null then and where Y is not finite
/// @param singularValues of Y, falling, min(n, m) numbers; NaN where Y is not finite. Not modified.
/// @param shrunk B; null before the first half-step
/// @param correction how Y came from the Y before it; null where no correction led here
@SuppressWarnings("ArrayRecordComponent") // Never compared; the state owns it.
public record NuclearNormState(
    CompletionProblem problem,
    NuclearNormOptions options,
    int step,
    DMatrixRMaj y,
    @Nullable ThinSvd svd,
    double[] singularValues,
    @Nullable Shrunk shrunk,
    @Nullable Correction correction)
    implements State {

  /// How far a correction went.
  ///
  /// @param stepSize δ
  /// @param distance ‖Y − Y'‖_F to the Y' before it
  record Correction(double stepSize, double distance) {}

  static NuclearNormState start(CompletionProblem problem, NuclearNormOptions options) {
    DMatrixRMaj y =
        options.method() == Method.SVT
            ? new DMatrixRMaj(problem.rows(), problem.columns())
            : problem.known().asMatrix(0);
    return at(problem, options, 0, y, null, null);
  }

  private static NuclearNormState at(
      CompletionProblem problem,
      NuclearNormOptions options,
      int step,
      DMatrixRMaj y,
      @Nullable Shrunk shrunk,
      @Nullable Correction correction) {
    ThinSvd svd = Norms.isFinite(y) ? ThinSvd.of(y) : null;
    double[] values = svd == null ? unknown(y) : svd.values();
    return new NuclearNormState(problem, options, step, y, svd, values, shrunk, correction);
  }

  private static double[] unknown(DMatrixRMaj y) {
    double[] values = new double[Math.min(y.numRows, y.numCols)];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  /// Where Y is not finite, B stays what it was.
  NuclearNormState shrinking() {
    ThinSvd whole = svd == null && Norms.isFinite(y) ? ThinSvd.of(y) : svd;
    Shrunk next = whole == null ? shrunk : Shrunk.of(problem, y, whole, options.tau(), shrunk);
    return new NuclearNormState(
        problem, options, step + 1, y, null, singularValues, next, correction);
  }

  NuclearNormState corrected() {
    Shrunk now = shrunk;
    if (now == null) {
      return at(problem, options, step + 1, y, null, null);
    }
    double delta = options.stepSize();
    DMatrixRMaj next =
        options.method() == Method.SVT
            ? problem.stepped(y, delta, now.b())
            : problem.restored(now.b());
    Correction made = new Correction(delta, Shrunk.distance(next, y));
    return at(problem, options, step + 1, next, now, made);
  }

  /// The same moment with another Y.
  NuclearNormState withY(DMatrixRMaj other) {
    return at(problem, options, step, other, shrunk, null);
  }

  NuclearNormState withOptions(NuclearNormOptions other) {
    return new NuclearNormState(problem, other, step, y, svd, singularValues, shrunk, correction);
  }

  /// SVT: ‖Π_Ω(M − B)‖_F/‖Π_Ω(M)‖_F. Soft-impute: ½‖Π_Ω(M − B)‖_F² + τ‖B‖_*. Empty before there is
  /// a B.
  public OptionalDouble objective() {
    Shrunk now = shrunk;
    if (now == null) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        options.method() == Method.SVT
            ? problem.relative(now.residual())
            : now.residual() * now.residual() / 2 + options.tau() * now.nuclearNorm());
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    if (shrunk != null) {
      matrices.put("B", shrunk.b());
    }
    matrices.put("Y", y);
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(y) && (shrunk == null || Norms.isFinite(shrunk.b()));
  }

  @Override
  public long bytes() {
    ThinSvd kept = svd;
    long vectors = kept == null ? 0 : kept.u().getNumElements() + kept.v().getNumElements();
    return 384 + 8L * (2L * y.getNumElements() + vectors + 2L * singularValues.length);
  }
}
