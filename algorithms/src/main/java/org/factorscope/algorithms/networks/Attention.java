package org.factorscope.algorithms.networks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Softmax;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.jspecify.annotations.Nullable;

/// Attention, layer after layer with the same weights (CIL lecture notes 2024, section 5.1; Vaswani
/// et al., NIPS 2017, equation 1). Rows are tokens; of each head
///
/// ```
/// score:      S = Q Kᵀ/(√k τ),  Q = X WQᵀ,  K = X WKᵀ
/// normalize:  A = softmax of each row of S
/// mix:        Y = Σ over the heads of A (X WVᵀ)
/// ```
///
/// One iteration is a layer. From the second one on, `score` begins with X ← LayerNorm(X + Y), or
/// with X ← Y without the residual connection. Under the causal mask a token attends to itself and
/// those before it. Nothing is learned and there is no objective. The run has converged if the next
/// layer would move X by at most 1e-10 of its length. Cost of a layer: O(H T(T + d)(k + d)).
public final class Attention implements Algorithm<Tokens, Attention.Options, Attention.State> {
  /// How tokens attend to each other.
  ///
  /// @param keys k, the length of a query and a key; at least 1
  /// @param heads H, at least 1
  /// @param temperature τ, above 0
  public record Options(
      int keys, int heads, double temperature, boolean isCausal, boolean isResidual) {
    public Options {
      if (keys < 1) {
        throw InvalidInputException.option("keys", keys, "must be at least 1");
      }
      if (heads < 1) {
        throw InvalidInputException.option("heads", heads, "must be at least 1");
      }
      if (!(temperature > 0) || Double.isInfinite(temperature)) {
        throw InvalidInputException.option("temperature", temperature, "must be above 0");
      }
    }
  }

  /// A moment of a layer.
  ///
  /// @param x X, T x d, a token a row
  /// @param queries WQ, Hk x d, the heads one below the other
  /// @param keys WK, Hk x d
  /// @param values WV, Hd x d
  /// @param s S, HT x T, the heads one below the other; 0 before the first `score`
  /// @param a A, HT x T; 0 before the first `normalize`
  /// @param y Y, T x d; 0 before the first `mix`
  public record State(
      DMatrixRMaj x,
      DMatrixRMaj queries,
      DMatrixRMaj keys,
      DMatrixRMaj values,
      DMatrixRMaj s,
      DMatrixRMaj a,
      DMatrixRMaj y) {
    State withX(DMatrixRMaj tokens) {
      return new State(tokens, queries, keys, values, s, a, y);
    }

    State withScores(DMatrixRMaj scores) {
      return new State(x, queries, keys, values, scores, a, y);
    }

    State withWeights(DMatrixRMaj weights) {
      return new State(x, queries, keys, values, s, weights, y);
    }

    State withY(DMatrixRMaj sums) {
      return new State(x, queries, keys, values, s, a, sums);
    }

    /// S of one head.
    ///
    /// @param head from 0
    public DMatrixRMaj scores(int head) {
      return rows(s, head * x.numRows, x.numRows);
    }

    /// A of one head.
    public DMatrixRMaj weights(int head) {
      return rows(a, head * x.numRows, x.numRows);
    }

    /// X WVᵀ of one head, T x d: what is mixed.
    public DMatrixRMaj mixed(int head) {
      return Products.timesTransposed(x, rows(values, head * x.numCols, x.numCols));
    }
  }

  private static final List<StateVariable<Tokens, Options, State>> VARIABLES =
      List.of(
          StateVariable.<Tokens, Options, State>matrix("X", State::x)
              .settable((run, state) -> null, Attention::withTokens),
          weights("WQ", State::queries),
          weights("WK", State::keys),
          weights("WV", State::values),
          StateVariable.matrix("S", State::s),
          StateVariable.matrix("A", State::a),
          StateVariable.matrix("Y", State::y));

  private static final double RESTS = 1e-10;

  @Override
  public List<HalfStep<Tokens, Options, State>> halfSteps(Options options) {
    return List.of(
        HalfStep.of("score", options.isResidual() ? "residual" : "plain", Attention::scored),
        HalfStep.of(
            "normalize",
            options.isCausal() ? "causal" : "all",
            (run, state, place) -> normalized(run, state)),
        HalfStep.of("mix", (run, state, place) -> mixed(run, state)));
  }

  @Override
  public List<StateVariable<Tokens, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  private static StateVariable<Tokens, Options, State> weights(
      String name, Function<State, @Nullable DMatrixRMaj> matrix) {
    return StateVariable.<Tokens, Options, State>matrix(name, matrix)
        .settable(
            (run, state) -> null, (run, state, value) -> withWeights(run, state, name, value));
  }

  @Override
  public State start(Run<Tokens, Options> run) {
    return drawn(run, run.problem().matrix(run.random(0)));
  }

  /// Nothing scored, with weights from the seed.
  private static State drawn(Run<Tokens, Options> run, DMatrixRMaj x) {
    int d = x.numCols;
    int heads = run.options().heads();
    int rows = heads * run.options().keys();
    double deviation = Math.sqrt(1.0 / d);
    SplittableRandom random = run.random(0);
    return unscored(
        run,
        x,
        Tokens.normal(rows, d, deviation, random),
        Tokens.normal(rows, d, deviation, random),
        Tokens.normal(heads * d, d, Math.sqrt(1.0 / (heads * d)), random));
  }

  private static State unscored(
      Run<Tokens, Options> run, DMatrixRMaj x, DMatrixRMaj q, DMatrixRMaj k, DMatrixRMaj v) {
    DMatrixRMaj s = new DMatrixRMaj(run.options().heads() * x.numRows, x.numRows);
    return new State(x, q, k, v, s, s, new DMatrixRMaj(x.numRows, x.numCols));
  }

  /// Tokens of another shape, which only a run without data takes, begin anew.
  private static State withTokens(Run<Tokens, Options> run, State state, DMatrixRMaj x) {
    DMatrixRMaj old = state.x();
    if (x.numRows == old.numRows && x.numCols == old.numCols) {
      return state.withX(x);
    }
    if (run.problem().given() != null) {
      throw InvalidInputException.shape("X", x.numRows, x.numCols, old.numRows, old.numCols);
    }
    return x.numCols == old.numCols
        ? unscored(run, x, state.queries(), state.keys(), state.values())
        : drawn(run, x);
  }

  /// Weights for tokens of another length, which only a run without data takes, draw such tokens.
  private static State withWeights(
      Run<Tokens, Options> run, State state, String name, DMatrixRMaj value) {
    Options options = run.options();
    boolean isValue = name.equals("WV");
    int d = state.x().numCols;
    int length = run.problem().given() == null ? value.numCols : d;
    int rows = options.heads() * (isValue ? length : options.keys());
    if (value.numRows != rows || value.numCols != length) {
      throw InvalidInputException.shape(name, value.numRows, value.numCols, rows, length);
    }
    State fitting =
        length == d
            ? state
            : drawn(run, Tokens.normal(state.x().numRows, length, 1, run.random(0).split()));
    return new State(
        fitting.x(),
        name.equals("WQ") ? value : fitting.queries(),
        name.equals("WK") ? value : fitting.keys(),
        isValue ? value : fitting.values(),
        fitting.s(),
        fitting.a(),
        fitting.y());
  }

  static DMatrixRMaj rows(DMatrixRMaj matrix, int from, int count) {
    return CommonOps_DDRM.extract(matrix, from, from + count, 0, matrix.numCols);
  }

  private static State scored(Run<Tokens, Options> run, State state, Place place) {
    State next = place.iteration() > 1 ? state.withX(nextTokens(run, state)) : state;
    int k = run.options().keys();
    double scale = Math.sqrt(k) * run.options().temperature();
    DMatrixRMaj s = new DMatrixRMaj(state.s().numRows, state.s().numCols);
    for (int head = 0; head < run.options().heads(); head++) {
      DMatrixRMaj q = Products.timesTransposed(next.x(), rows(next.queries(), head * k, k));
      DMatrixRMaj keys = Products.timesTransposed(next.x(), rows(next.keys(), head * k, k));
      DMatrixRMaj scores = Products.timesTransposed(q, keys);
      CommonOps_DDRM.divide(scores, scale);
      CommonOps_DDRM.insert(scores, s, head * scores.numRows, 0);
    }
    return next.withScores(s);
  }

  /// What the next layer begins with.
  private static DMatrixRMaj nextTokens(Run<Tokens, Options> run, State state) {
    return run.options().isResidual()
        ? LayerNorm.of(CommonOps_DDRM.add(state.x(), state.y(), null))
        : state.y();
  }

  private static State normalized(Run<Tokens, Options> run, State state) {
    return state.withWeights(softmax(state.s(), run.options().isCausal()));
  }

  /// The softmax of each row; under the mask, row i of a head has entries up to column i.
  private static DMatrixRMaj softmax(DMatrixRMaj s, boolean isCausal) {
    int count = s.numCols;
    DMatrixRMaj columns = CommonOps_DDRM.transpose(s, null);
    for (int row = 0; isCausal && row < s.numRows; row++) {
      for (int j = row % count + 1; j < count; j++) {
        columns.set(j, row, Double.NEGATIVE_INFINITY);
      }
    }
    return CommonOps_DDRM.transpose(Softmax.ofColumns(columns, 1), null);
  }

  private static State mixed(Run<Tokens, Options> run, State state) {
    DMatrixRMaj y = new DMatrixRMaj(state.x().numRows, state.x().numCols);
    for (int head = 0; head < run.options().heads(); head++) {
      CommonOps_DDRM.addEquals(y, Products.times(state.weights(head), state.mixed(head)));
    }
    return state.withY(y);
  }

  /// Y after one layer that begins with the tokens as they are.
  static DMatrixRMaj layer(Run<Tokens, Options> run, State state) {
    return mixed(run, normalized(run, scored(run, state, Place.START))).y();
  }

  @Override
  public OptionalDouble objective(Run<Tokens, Options> run, State state) {
    return OptionalDouble.empty();
  }

  /// The mean cosine of two tokens, and the mean entropy of a row of A once there is one.
  @Override
  public Map<String, Double> measures(Run<Tokens, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    double cosine = meanCosine(state.x());
    if (Double.isFinite(cosine)) {
      measures.put("mean-cosine", cosine);
    }
    if (CommonOps_DDRM.elementMax(state.a()) > 0) {
      measures.put("entropy", Softmax.meanColumnEntropy(CommonOps_DDRM.transpose(state.a(), null)));
    }
    return measures;
  }

  /// Over all pairs, NaN for a single token; a token of length 0 has cosine 0 with any other.
  private static double meanCosine(DMatrixRMaj x) {
    double sum = 0;
    for (int i = 0; i < x.numRows; i++) {
      for (int j = 0; j < i; j++) {
        sum += cosine(x, i, j);
      }
    }
    return 2 * sum / (x.numRows * (x.numRows - 1.0));
  }

  private static double cosine(DMatrixRMaj x, int i, int j) {
    int d = x.numCols;
    double one = Norms.length(x.data, i * d, d);
    double other = Norms.length(x.data, j * d, d);
    double cosine = 0;
    for (int c = 0; c < d && one > 0 && other > 0; c++) {
      cosine += x.get(i, c) / one * (x.get(j, c) / other);
    }
    return cosine;
  }

  /// The tokens, row by row.
  @Override
  public Map<String, double[]> series(Run<Tokens, Options> run, State state) {
    return Map.of("X", state.x().data);
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Tokens, Options, State> last) {
    DMatrixRMaj x = last.after().x();
    DMatrixRMaj next = nextTokens(last.run(), last.after());
    double moved = Norms.frobenius(CommonOps_DDRM.subtract(next, x, null));
    return moved <= RESTS * Norms.frobenius(x)
        ? Optional.of(StopReason.CONVERGED)
        : Optional.empty();
  }

  @Override
  public List<Claim<Tokens, Options, State>> claims() {
    return AttentionClaims.ALL;
  }
}
