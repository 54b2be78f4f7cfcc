package org.factorscope.algorithms.networks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.SquareRange;
import org.factorscope.algorithms.networks.Sliding.Mode;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// A convolution, row by row, and pooling behind it (CIL lecture notes 2024, section 4.3).
///
/// ```
/// slide:  Y_ij = Σ_uv K_uv X_{i + r − u, j + c − v}   the next row i; see Sliding
/// pool:   P_ij = max of cell (i, j) of Y, s x s entries large
/// ```
///
/// Cross-correlation is the same with K turned by 180 degrees. One iteration is one row of Y; the
/// last one is followed by `pool`, which ends the run. Data of one column are a signal: K has one
/// column then, and a cell of the pool is s x 1. What does not fill a cell at the lower and right
/// border is left out. Cost of an iteration: O(mpq) for X of n x m and K of p x q.
public final class Convolution
    implements Algorithm<DataMatrix, Convolution.Options, Convolution.State> {
  /// Whether the kernel is turned by 180 degrees before it is laid on the data.
  public enum Operation {
    CONVOLUTION,
    CROSS_CORRELATION
  }

  /// What is slid over the data.
  ///
  /// @param pool s, the side of a cell of the pool; at least 1
  public record Options(Kernel kernel, Operation operation, Mode mode, int pool) {
    public Options {
      if (pool < 1) {
        throw InvalidInputException.option("pool", pool, "must be at least 1");
      }
    }
  }

  /// A moment of the slide.
  ///
  /// @param k K, p x q
  /// @param named the named kernel that was chosen when K was put in place
  /// @param rows how many rows of Y are made
  /// @param isPooled whether P is made
  /// @param y Y; 0 in rows that are not made yet
  /// @param p P; 0 before it is made
  public record State(
      DMatrixRMaj k, Kernel named, int rows, boolean isPooled, DMatrixRMaj y, DMatrixRMaj p) {
    /// Whether all rows of Y are made.
    public boolean isSlid() {
      return rows == y.numRows;
    }
  }

  private static final HalfStep<DataMatrix, Options, State> SLIDE =
      HalfStep.of("slide", (run, state, place) -> slid(run, state));
  private static final HalfStep<DataMatrix, Options, State> POOL =
      HalfStep.of("pool", (run, state, place) -> pooled(run, state));

  private static final List<StateVariable<DataMatrix, Options, State>> VARIABLES =
      List.of(
          StateVariable.<DataMatrix, Options, State>matrix("K", State::k)
              .settable(
                  (run, state) -> null,
                  (run, state, k) -> at(run, k, state.named(), state.rows(), state.isPooled())),
          StateVariable.matrix("Y", State::y),
          StateVariable.matrix("P", State::p));

  private static final List<Claim<DataMatrix, Options, State>> CLAIMS =
      List.of(
          Claim.<DataMatrix, Options, State>promised("is-a-matrix-product", Convolution::isProduct)
              .atRest(),
          Claim.<DataMatrix, Options, State>promised("shifts-commute", Convolution::shiftsCommute)
              .atRest(),
          Claim.<DataMatrix, Options, State>promised("waves-multiply", Convolution::wavesMultiply)
              .atRest(),
          Claim.<DataMatrix, Options, State>promised("order-is-free", Convolution::orderIsFree)
              .atRest(),
          Claim.<DataMatrix, Options, State>notPromised(
                  "shifts-commute-at-the-border", Convolution::shiftsCommuteAtTheBorder)
              .atRest(),
          Claim.notPromised("pooling-forgets-a-shift", Convolution::poolingForgets));

  /// Rounding of one operation.
  private static final double UNIT = 0x1p-52;

  /// Transforms that cost more multiplications than this are not checked.
  private static final double MOST_WORK = 5e7;

  @Override
  public List<HalfStep<DataMatrix, Options, State>> halfSteps(Options options) {
    return List.of(SLIDE, POOL);
  }

  @Override
  public List<StateVariable<DataMatrix, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  /// Whether data are one column.
  public static boolean isSignal(DataMatrix data) {
    return data.columns() == 1;
  }

  @Override
  public State start(Run<DataMatrix, Options> run) {
    SquareRange.squaredNorm(run.problem().matrix());
    Kernel kernel = run.options().kernel();
    return at(run, kernel.weights(run.problem()), kernel, 0, false);
  }

  /// Rows and pool as far as they were made, with the present kernel and operation.
  private static State at(
      Run<DataMatrix, Options> run, DMatrixRMaj k, Kernel named, int rows, boolean isPooled) {
    Sliding sliding = sliding(run, checked(run, k));
    DMatrixRMaj y = new DMatrixRMaj(sliding.rows(), sliding.columns());
    int made = Math.min(rows, y.numRows);
    for (int i = 0; i < made; i++) {
      sliding.row(i, y);
    }
    boolean isEnd = isPooled && made == y.numRows;
    DMatrixRMaj p = cells(run, y);
    return new State(k, named, made, isEnd, y, isEnd ? maxima(run, y) : p);
  }

  private static DMatrixRMaj checked(Run<DataMatrix, Options> run, DMatrixRMaj k) {
    DMatrixRMaj x = run.problem().matrix();
    if (isSignal(run.problem()) && k.numCols != 1) {
      throw InvalidInputException.shape("K", k.numRows, k.numCols, k.numRows, 1);
    }
    Mode mode = run.options().mode();
    int rows = mode.length(x.numRows, k.numRows);
    int columns = mode.length(x.numCols, k.numCols);
    if (rows < 1 || columns < 1) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "K is %d × %d and the data are %d × %d, but in mode valid the kernel must lie within"
                  + " the data; take a smaller one or another mode.",
              k.numRows,
              k.numCols,
              x.numRows,
              x.numCols));
    }
    int most = isSignal(run.problem()) ? rows : Math.min(rows, columns);
    if (run.options().pool() > most) {
      throw InvalidInputException.option(
          "pool", run.options().pool(), "must be at most the shorter side of Y, " + most);
    }
    return k;
  }

  /// The kernel as a convolution has it, on the data.
  public static Sliding sliding(Run<DataMatrix, Options> run, DMatrixRMaj k) {
    boolean isTurned = run.options().operation() == Operation.CROSS_CORRELATION;
    return new Sliding(
        run.problem().matrix(), isTurned ? Sliding.turned(k) : k, run.options().mode());
  }

  @Override
  public Optional<HalfStep<DataMatrix, Options, State>> next(
      Run<DataMatrix, Options> run, State state, Place place) {
    return state.isPooled() ? Optional.empty() : Optional.of(state.isSlid() ? POOL : SLIDE);
  }

  private static State slid(Run<DataMatrix, Options> run, State state) {
    DMatrixRMaj y = state.y().copy();
    sliding(run, state.k()).row(state.rows(), y);
    return new State(state.k(), state.named(), state.rows() + 1, false, y, state.p());
  }

  private static State pooled(Run<DataMatrix, Options> run, State state) {
    DMatrixRMaj p = maxima(run, state.y());
    return new State(state.k(), state.named(), state.rows(), true, state.y(), p);
  }

  /// A matrix of the shape of P.
  private static DMatrixRMaj cells(Run<DataMatrix, Options> run, DMatrixRMaj y) {
    int side = run.options().pool();
    return new DMatrixRMaj(y.numRows / side, y.numCols / width(run));
  }

  /// Columns of Y in a cell of the pool.
  private static int width(Run<DataMatrix, Options> run) {
    return isSignal(run.problem()) ? 1 : run.options().pool();
  }

  /// The largest entry of each whole cell of Y.
  private static DMatrixRMaj maxima(Run<DataMatrix, Options> run, DMatrixRMaj y) {
    DMatrixRMaj p = cells(run, y);
    int height = run.options().pool();
    int width = width(run);
    CommonOps_DDRM.fill(p, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < p.numRows * height; i++) {
      for (int j = 0; j < p.numCols * width; j++) {
        p.set(i / height, j / width, Math.max(p.get(i / height, j / width), y.get(i, j)));
      }
    }
    return p;
  }

  /// Another kernel of the list takes the place of K; the rows that are made follow the options.
  @Override
  public State reconsidered(Run<DataMatrix, Options> run, State state) {
    Kernel kernel = run.options().kernel();
    DMatrixRMaj k = kernel == state.named() ? state.k() : kernel.weights(run.problem());
    return at(run, k, kernel, state.rows(), state.isPooled());
  }

  @Override
  public OptionalDouble objective(Run<DataMatrix, Options> run, State state) {
    return OptionalDouble.empty();
  }

  @Override
  public Optional<StopReason> stopReason(Transition<DataMatrix, Options, State> last) {
    return last.after().isPooled() ? Optional.of(StopReason.COMPLETE) : Optional.empty();
  }

  @Override
  public List<Claim<DataMatrix, Options, State>> claims() {
    return CLAIMS;
  }

  private static boolean isReady(Transition<DataMatrix, Options, State> step) {
    return step.after().isSlid() && Norms.isFinite(step.after().y());
  }

  /// By how much two sums of the same products may differ: Σ|K| max |X| and a rounding for each
  /// product.
  private static double rounding(Transition<DataMatrix, Options, State> step) {
    DMatrixRMaj k = step.after().k();
    double largest = CommonOps_DDRM.elementMaxAbs(step.run().problem().matrix());
    double size = CommonOps_DDRM.elementSumAbs(k) * largest;
    return UNIT * (k.getNumElements() + 2) * size + Double.MIN_NORMAL;
  }

  private static Verdict isProduct(Transition<DataMatrix, Options, State> step) {
    if (!isReady(step)) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj product = sliding(step.run(), step.after().k()).scattered();
    return Verdict.within(Norms.largestDifference(product, step.after().y()), rounding(step));
  }

  /// T_Δ X * K = T_Δ(X * K) if X is repeated on all sides.
  private static Verdict shiftsCommute(Transition<DataMatrix, Options, State> step) {
    return step.run().options().mode() == Mode.CIRCULAR ? shift(step, true) : Verdict.NOT_YET;
  }

  /// The same with zeros outside of X, where some of it leaves the picture.
  private static Verdict shiftsCommuteAtTheBorder(Transition<DataMatrix, Options, State> step) {
    return step.run().options().mode() == Mode.SAME ? shift(step, false) : Verdict.NOT_YET;
  }

  private static Verdict shift(Transition<DataMatrix, Options, State> step, boolean around) {
    if (!isReady(step)) {
      return Verdict.NOT_YET;
    }
    Sliding here = sliding(step.run(), step.after().k());
    int right = isSignal(step.run().problem()) ? 0 : 1;
    DMatrixRMaj shifted = Sliding.moved(here.x(), 1, right, around);
    DMatrixRMaj first = new Sliding(shifted, here.k(), here.mode()).all();
    DMatrixRMaj last = Sliding.moved(step.after().y(), 1, right, around);
    return Verdict.within(Norms.largestDifference(first, last), rounding(step));
  }

  /// The convolution theorem: each wave of Y is that of X times that of K.
  private static Verdict wavesMultiply(Transition<DataMatrix, Options, State> step) {
    DMatrixRMaj x = step.run().problem().matrix();
    double work = (double) x.getNumElements() * (x.numRows + x.numCols);
    if (step.run().options().mode() != Mode.CIRCULAR || !isReady(step) || work > MOST_WORK) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj k = sliding(step.run(), step.after().k()).k();
    Frequencies product = Frequencies.of(x).times(Frequencies.of(around(k, x.numRows, x.numCols)));
    double size = CommonOps_DDRM.elementSumAbs(x) * CommonOps_DDRM.elementSumAbs(k);
    double tolerance = UNIT * (x.numRows + x.numCols + k.getNumElements()) * size;
    return Verdict.within(
        product.distance(Frequencies.of(step.after().y())), tolerance + Double.MIN_NORMAL);
  }

  /// A kernel among zeros, its middle at the corner: what a circular convolution multiplies waves
  /// by.
  ///
  /// @param k p x q. Not modified.
  /// @return n x m, new
  public static DMatrixRMaj around(DMatrixRMaj k, int n, int m) {
    DMatrixRMaj around = new DMatrixRMaj(n, m);
    for (int u = 0; u < k.numRows; u++) {
      for (int v = 0; v < k.numCols; v++) {
        int row = Math.floorMod(u - (k.numRows - 1) / 2, n);
        around.add(row, Math.floorMod(v - (k.numCols - 1) / 2, m), k.get(u, v));
      }
    }
    return around;
  }

  /// X * K = K * X, of full convolutions.
  private static Verdict orderIsFree(Transition<DataMatrix, Options, State> step) {
    Options options = step.run().options();
    boolean isFull = options.mode() == Mode.FULL && options.operation() == Operation.CONVOLUTION;
    if (!isFull || !isReady(step)) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj x = step.run().problem().matrix();
    DMatrixRMaj other = new Sliding(step.after().k(), x, Mode.FULL).scattered();
    return Verdict.within(Norms.largestDifference(other, step.after().y()), rounding(step));
  }

  /// Whether the maxima stay if Y is moved by one entry, around its borders.
  private static Verdict poolingForgets(Transition<DataMatrix, Options, State> step) {
    if (!step.after().isPooled() || step.run().options().pool() == 1) {
      return Verdict.NOT_YET;
    }
    int right = isSignal(step.run().problem()) ? 0 : 1;
    DMatrixRMaj moved = Sliding.moved(step.after().y(), 1, right, true);
    return Verdict.within(Norms.largestDifference(maxima(step.run(), moved), step.after().p()), 0);
  }
}
