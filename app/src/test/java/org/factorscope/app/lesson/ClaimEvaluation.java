package org.factorscope.app.lesson;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.factorscope.app.session.LessonRun;

/// What claims say, evaluated anew from what was recorded and from the matrices of the state, and
/// without the code that makes the verdicts. A claim is looked up by its id; lessons that make the
/// same claim under the same name share its evaluation.
final class ClaimEvaluation {
  private final LessonRun run;
  private final int position;
  private final Map<String, DMatrixRMaj> state;

  /// @param position after the half-step that is judged
  ClaimEvaluation(LessonRun run, int position) {
    this.run = run;
    this.position = position;
    this.state = run.matricesAt(position);
  }

  /// By how much a claim is off, relative to what it compares.
  ///
  /// @param least if rounding is taken off
  /// @param most if everything counts
  record Deviation(double least, double most) {}

  private static Optional<Deviation> off(double deviation) {
    return Optional.of(new Deviation(deviation, deviation));
  }

  /// Digits that a sum of squares of residuals may lose, relative to the data.
  private static final double LOST = 1e-13;

  /// By how much a claim is off, relative to what it compares: about 0 where it is true. Empty if
  /// there is no evaluation of it, or the state does not have what it speaks of.
  Optional<Deviation> deviation(String id) {
    return switch (id) {
      case "objective-never-rises",
          "loss-never-rises",
          "error-never-rises",
          "least-squares-does-not-raise-the-error" ->
          rise(1);
      case "scale-free-error-never-rises" -> rise(1).map(ClaimEvaluation::beyondRoundingOfOne);
      case "residual-never-rises" ->
          run.lesson().id().equals("nuclear-norm") ? Optional.empty() : rise(1);
      case "log-likelihood-never-falls" -> rise(-1);
      case "columns-of-c-sum-to-one" ->
          at("C").map(ClaimEvaluation::transposed).flatMap(ClaimEvaluation::sums);
      case "rows-of-q-sum-to-one" -> at("q").flatMap(ClaimEvaluation::sums);
      case "pi-sums-to-one" -> at("pi").flatMap(ClaimEvaluation::sums);
      case "factors-are-orthonormal" -> largest(orthonormal("U"), orthonormal("V"));
      case "found-are-orthonormal" -> orthonormal("U");
      case "components-are-orthonormal" -> orthonormal("W");
      case "factors-are-not-negative" -> largest(below("W"), below("H"));
      case "no-cluster-is-empty" -> at("Z").flatMap(ClaimEvaluation::empty);
      case "objective-is-within-scatter", "objective-by-means" -> scatter();
      case "projector-is-symmetric" -> at("P").flatMap(ClaimEvaluation::asymmetry);
      case "projector-is-idempotent" -> moved("P");
      case "basis-is-kept" -> moved("V");
      case "pythagoras" -> pythagoras();
      case "rank-at-most-k" -> at("A").flatMap(this::tail);
      case "singular-values-shrink-by-tau" -> shrunk();
      case "elbo-at-most-log-likelihood" -> bound(0, 1);
      case "gap-is-kl" -> bound(1, 0);
      case "residual-is-the-tail" -> residual();
      case "stays-in-range" -> range();
      default -> Optional.empty();
    };
  }

  /// How much the objective rises (or falls, with the sign −1) in this half-step or since the end
  /// of the last iteration: claims speak of either.
  private Optional<Deviation> rise(int sign) {
    int whole = position - 1;
    while (whole > 0 && !run.isWhole(whole)) {
      whole--;
    }
    Optional<Deviation> step = rise(sign, position - 1);
    Optional<Deviation> iteration = rise(sign, whole);
    return step.isEmpty() || iteration.isEmpty()
        ? step
        : Optional.of(
            new Deviation(
                Math.min(step.get().least(), iteration.get().least()),
                Math.max(step.get().most(), iteration.get().most())));
  }

  /// A difference of columns of length 1 is rounded like 1, however small it is itself.
  private static Deviation beyondRoundingOfOne(Deviation deviation) {
    return deviation.most() <= LOST ? new Deviation(0, deviation.most()) : deviation;
  }

  private Optional<Deviation> rise(int sign, int from) {
    OptionalDouble before = run.recordAt(from).objective();
    OptionalDouble now = run.recordAt(position).objective();
    if (before.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    double size = Math.max(Math.abs(before.getAsDouble()), Math.abs(now.getAsDouble()));
    double rise = sign * (now.getAsDouble() - before.getAsDouble());
    double least = Math.max(0, rise - lost(size)) / (size + Double.MIN_NORMAL);
    return Optional.of(new Deviation(least, Math.max(0, rise)));
  }

  /// What rounding of the data can do to a sum of squared residuals of this size; a divergence is
  /// no sum of squares.
  private double lost(double size) {
    double off = LOST * norm(run.data().values());
    boolean isDivergence = "kullback-leibler".equals(run.parameters().asMap().get("loss"));
    return isDivergence ? off : (2 * Math.sqrt(size) + off) * off;
  }

  private static Optional<Deviation> largest(Optional<Deviation> one, Optional<Deviation> other) {
    return one.isEmpty() || other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Deviation(
                Math.max(one.get().least(), other.get().least()),
                Math.max(one.get().most(), other.get().most())));
  }

  private Optional<DMatrixRMaj> at(String name) {
    return Optional.ofNullable(state.get(name));
  }

  private DMatrixRMaj sure(String name) {
    return at(name).orElseThrow();
  }

  private static DMatrixRMaj transposed(DMatrixRMaj matrix) {
    DMatrixRMaj transposed = new DMatrixRMaj(matrix.numCols, matrix.numRows);
    CommonOps_DDRM.transpose(matrix, transposed);
    return transposed;
  }

  private static DMatrixRMaj product(DMatrixRMaj one, DMatrixRMaj other) {
    DMatrixRMaj product = new DMatrixRMaj(one.numRows, other.numCols);
    CommonOps_DDRM.mult(one, other, product);
    return product;
  }

  private static double norm(DMatrixRMaj matrix) {
    double norm = 0;
    for (int e = 0; e < matrix.getNumElements(); e++) {
      double entry = matrix.data[e];
      norm = Double.isNaN(entry) ? norm : StrictMath.hypot(norm, entry);
    }
    return norm;
  }

  private static Optional<Deviation> sums(DMatrixRMaj rows) {
    double off = 0;
    for (int i = 0; i < rows.numRows; i++) {
      off = Math.max(off, Math.abs(Arrays.stream(Numbers.row(rows, i)).sum() - 1));
    }
    return off(off);
  }

  private Optional<Deviation> orthonormal(String name) {
    return at(name).filter(q -> q.numCols > 0).flatMap(ClaimEvaluation::orthonormal);
  }

  private static Optional<Deviation> orthonormal(DMatrixRMaj q) {
    DMatrixRMaj gram = new DMatrixRMaj(q.numCols, q.numCols);
    CommonOps_DDRM.multTransA(q, q, gram);
    for (int k = 0; k < q.numCols; k++) {
      // A column that is zero is not found yet.
      gram.set(k, k, gram.get(k, k) == 0 ? 0 : gram.get(k, k) - 1);
    }
    return off(CommonOps_DDRM.elementMaxAbs(gram));
  }

  private Optional<Deviation> below(String name) {
    return at(name).flatMap(matrix -> off(Math.max(0, -CommonOps_DDRM.elementMin(matrix))));
  }

  private static Optional<Deviation> empty(DMatrixRMaj z) {
    DMatrixRMaj counts = new DMatrixRMaj(1, z.numCols);
    CommonOps_DDRM.sumCols(z, counts);
    return off(Math.max(0, 1 - CommonOps_DDRM.elementMin(counts)));
  }

  /// Σ‖x_i − w_{z_i}‖² against the objective.
  private Optional<Deviation> scatter() {
    if (at("Z").isEmpty()) {
      return Optional.empty();
    }
    DMatrixRMaj rest = product(sure("Z"), sure("W"));
    CommonOps_DDRM.subtract(run.data().values(), rest, rest);
    double sum = Math.pow(norm(rest), 2);
    double objective = run.recordAt(position).objective().orElse(Double.NaN);
    double off = Math.abs(sum - objective);
    double size = sum + Double.MIN_NORMAL;
    return Optional.of(new Deviation(Math.max(0, off - lost(sum)) / size, off / size));
  }

  private static Optional<Deviation> asymmetry(DMatrixRMaj p) {
    DMatrixRMaj difference = transposed(p);
    CommonOps_DDRM.subtractEquals(difference, p);
    return off(norm(difference) / (1 + norm(p)));
  }

  private Optional<Deviation> moved(String name) {
    return at("P").flatMap(p -> moved(p, sure(name)));
  }

  /// The column that P moves most, relative to its length.
  private static Optional<Deviation> moved(DMatrixRMaj p, DMatrixRMaj columns) {
    DMatrixRMaj image = product(p, columns);
    double worst = 0;
    for (int k = 0; k < columns.numCols; k++) {
      double[] from = Numbers.column(columns, k);
      double[] to = Numbers.column(image, k);
      double length = 0;
      double move = 0;
      for (int i = 0; i < from.length; i++) {
        length = StrictMath.hypot(length, from[i]);
        move = StrictMath.hypot(move, to[i] - from[i]);
      }
      worst = Math.max(worst, length > 0 ? move / length : 0);
    }
    return off(worst / (1 + Math.pow(norm(p), 2)));
  }

  private Optional<Deviation> pythagoras() {
    if (at("P").isEmpty()) {
      return Optional.empty();
    }
    DMatrixRMaj x = sure("x");
    DMatrixRMaj foot = product(sure("P"), x);
    DMatrixRMaj rest = x.copy();
    CommonOps_DDRM.subtractEquals(rest, foot);
    double length = StrictMath.hypot(norm(foot), norm(rest));
    return off(Math.abs(length - norm(x)) / (norm(x) + Double.MIN_NORMAL));
  }

  private Optional<Deviation> tail(DMatrixRMaj a) {
    int rank = run.parameters().whole("rank");
    double[] values = falling(a);
    boolean isCut = run.recordAt(position).halfStep().equals("truncate");
    return isCut && rank < values.length && values[0] > 0
        ? off(values[rank] / values[0])
        : Optional.empty();
  }

  private static double[] falling(DMatrixRMaj a) {
    double scale = CommonOps_DDRM.elementMaxAbs(a);
    DMatrixRMaj scaled = a.copy();
    if (scale > 0) {
      CommonOps_DDRM.divide(scaled, scale);
    }
    double[] values = SingularOps_DDRM.singularValues(scaled);
    Arrays.sort(values);
    double[] falling = new double[values.length];
    Arrays.setAll(falling, k -> scale * values[values.length - 1 - k]);
    return falling;
  }

  private Optional<Deviation> shrunk() {
    if (!run.recordAt(position).halfStep().equals("shrink")) {
      return Optional.empty();
    }
    double tau = run.parameters().real("tau");
    double[] y = falling(new ClaimEvaluation(run, position - 1).sure("Y"));
    double[] b = falling(sure("B"));
    double off = 0;
    for (int k = 0; k < y.length; k++) {
      off = Math.max(off, Math.abs(b[k] - Math.max(0, y[k] - tau)));
    }
    return off(off / (y[0] + Double.MIN_NORMAL));
  }

  /// Whether the bound lies above the log-likelihood, or by how much their distance is not the gap.
  private Optional<Deviation> bound(int gap, int above) {
    double likelihood = run.recordAt(position).objective().orElse(Double.NaN);
    double elbo = run.recordAt(position).measure("elbo");
    double kl = run.recordAt(position).measure("kl");
    double off = above * Math.max(0, elbo - likelihood) + gap * Math.abs(likelihood - elbo - kl);
    double size = Math.abs(likelihood) + Math.abs(elbo);
    return Double.isNaN(off) ? Optional.empty() : off(off / size);
  }

  /// U diag(S) Vᵀ.
  private DMatrixRMaj layers() {
    DMatrixRMaj scaled = sure("U").copy();
    for (int k = 0; k < scaled.numCols; k++) {
      CommonOps_DDRM.scaleCol(sure("S").get(k, 0), scaled, k);
    }
    return product(scaled, transposed(sure("V")));
  }

  /// ‖A − UΣVᵀ‖ against the root of the objective, relative to ‖A‖. Of SVD alone: LSI weighs its
  /// counts first.
  private Optional<Deviation> residual() {
    if (at("U").isEmpty() || !run.lesson().id().equals("svd")) {
      return Optional.empty();
    }
    DMatrixRMaj rest = run.data().values().copy();
    CommonOps_DDRM.subtractEquals(rest, layers());
    double root = Math.sqrt(run.recordAt(position).objective().orElse(Double.NaN));
    double size = norm(run.data().values()) + Double.MIN_NORMAL;
    return off(Math.abs(norm(rest) - root) / size);
  }

  private Optional<Deviation> range() {
    if (at("U").isEmpty()) {
      return Optional.empty();
    }
    DMatrixRMaj data = run.data().values();
    DMatrixRMaj product = layers();
    double above = CommonOps_DDRM.elementMax(product) - CommonOps_DDRM.elementMax(data);
    double below = CommonOps_DDRM.elementMin(data) - CommonOps_DDRM.elementMin(product);
    double size = NormOps_DDRM.normPInf(data) + Double.MIN_NORMAL;
    return off(Math.max(0, Math.max(above, below)) / size);
  }
}
