package org.factorscope.algorithms.generative;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
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

/// A generative adversarial network small enough to see: a discriminator u makes V rise, a
/// generator v makes it fall (CIL lecture notes 2024, section 5.3; Goodfellow et al. 2014).
///
/// ```
/// bilinear       V = xy: the generator has x, the discriminator y
/// gaussian       V of [GaussianGame]: the generator has a and b, the discriminator w
/// simultaneous   u⁺ = u + η ∂u(u, v),   v⁺ = v − η ∂v(u, v)
/// alternating    u⁺ = u + η ∂u(u, v),   v⁺ = v − η ∂v(u⁺, v)
/// extragradient  ũ = u + η ∂u(u, v),    ṽ = v − η ∂v(u, v),
///                u⁺ = u + η ∂u(ũ, ṽ),   v⁺ = v − η ∂v(ũ, ṽ)
/// ```
///
/// In each iteration `discriminate` comes first; the u before it is remembered for `generate`,
/// until u is edited. The objective is V in both losses, and neither falls nor rises. Stops when an
/// iteration changes u and v by less than 1e-10 of their length, or when they leave all bounds.
/// Cost of an iteration: O(1), or O(quantiles).
public final class Gan implements Algorithm<Gan.Nothing, Gan.Options, Gan.State> {
  /// There are no data: the game brings its own.
  public record Nothing() {}

  /// What is played.
  public enum Game {
    /// V = xy.
    BILINEAR,
    /// A normal distribution is to be imitated.
    GAUSSIAN
  }

  /// Who sees what of the other.
  public enum Method {
    /// Both move from the old values.
    SIMULTANEOUS,
    /// The generator answers the discriminator's move.
    ALTERNATING,
    /// Both move by the gradients at the place where a simultaneous step would lead.
    EXTRAGRADIENT
  }

  /// What the generator makes small.
  public enum Loss {
    /// V itself.
    MINIMAX,
    /// −½ mean log π(g_j), with the same equilibrium.
    NON_SATURATING
  }

  /// How the game is played.
  ///
  /// @param stepSize η, above 0
  /// @param loss of the generator; the bilinear game has only V
  public record Options(Game game, Method method, double stepSize, Loss loss) {
    public Options {
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }
  }

  /// A moment of the game.
  ///
  /// @param u of the discriminator: y, 1 x 1, or w, 3 x 1
  /// @param v of the generator: x, 1 x 1, or (a, b), 2 x 1
  /// @param remembered u before the last `discriminate`
  /// @param value V
  public record State(DMatrixRMaj u, DMatrixRMaj v, DMatrixRMaj remembered, double value) {}

  /// The equilibrium of the gaussian game.
  private static final double[] GOAL = {GaussianGame.MEAN, GaussianGame.DEVIATION};

  private static final double LOG_2 = StrictMath.log(2);

  /// What identities are allowed by rounding, relative to the numbers that they are made of.
  private static final double ROUNDING = 1e-12;

  private static final double RESTS = 1e-10;
  private static final double OUT_OF_BOUNDS = 1e9;

  private static final List<StateVariable<Nothing, Options, State>> BILINEAR =
      List.of(generator("x", 0), discriminator("y"));

  private static final List<StateVariable<Nothing, Options, State>> GAUSSIAN =
      List.of(generator("a", 0), generator("b", 1), discriminator("w"));

  private static final List<Claim<Nothing, Options, State>> CLAIMS =
      List.of(
          Claim.promised("radius-follows-its-law", Gan::radiusLaw),
          Claim.promised("alternating-keeps-its-ellipse", Gan::keepsEllipse),
          Claim.promised("discriminating-raises-the-value", Gan::raisesValue),
          Claim.<Nothing, Options, State>promised("divergence-bounds-the-value", Gan::isBounded)
              .atRest(),
          Claim.notPromised("iterations-come-nearer", Gan::comesNearer));

  private static StateVariable<Nothing, Options, State> generator(String name, int entry) {
    return StateVariable.<Nothing, Options, State>number(name, state -> state.v().data[entry])
        .settable(
            (run, state, value) -> {
              DMatrixRMaj v = state.v().copy();
              v.data[entry] = value.data[0];
              return at(run, state.u(), v, state.remembered());
            });
  }

  /// A discriminator that somebody moves does not come from the place that was remembered.
  private static StateVariable<Nothing, Options, State> discriminator(String name) {
    return StateVariable.<Nothing, Options, State>matrix(name, State::u)
        .settable((run, state, u) -> at(run, u, state.v(), u));
  }

  /// The memory stays as the half-step made it.
  @Override
  public State restored(
      Run<Nothing, Options> run, State state, String variable, DMatrixRMaj value) {
    State replaced = replace(run, state, variable, value);
    return new State(replaced.u(), replaced.v(), state.remembered(), replaced.value());
  }

  @Override
  public List<HalfStep<Nothing, Options, State>> halfSteps(Options options) {
    String method =
        switch (options.method()) {
          case SIMULTANEOUS -> "simultaneous";
          case ALTERNATING -> "alternating";
          case EXTRAGRADIENT -> "extragradient";
        };
    return List.of(
        HalfStep.of("discriminate", method, Gan::discriminated),
        HalfStep.of("generate", method, Gan::generated));
  }

  @Override
  public List<StateVariable<Nothing, Options, State>> variables(Options options) {
    return options.game() == Game.BILINEAR ? BILINEAR : GAUSSIAN;
  }

  @Override
  public State start(Run<Nothing, Options> run) {
    boolean isBilinear = run.options().game() == Game.BILINEAR;
    DMatrixRMaj u = new DMatrixRMaj(isBilinear ? 1 : 3, 1);
    double[] v = isBilinear ? new double[] {1} : new double[] {0, 1};
    return at(run, u, new DMatrixRMaj(v.length, 1, true, v), u);
  }

  private static State at(
      Run<Nothing, Options> run, DMatrixRMaj u, DMatrixRMaj v, DMatrixRMaj remembered) {
    boolean isBilinear = run.options().game() == Game.BILINEAR;
    double value = isBilinear ? u.data[0] * v.data[0] : GaussianGame.value(u, v);
    return new State(u, v, remembered, value);
  }

  private static State discriminated(Run<Nothing, Options> run, State state, Place place) {
    DMatrixRMaj slope = discriminatorSlope(run.options(), state.u(), state.v());
    return at(run, plus(state.u(), run.options().stepSize(), slope), state.v(), state.u());
  }

  private static State generated(Run<Nothing, Options> run, State state, Place place) {
    DMatrixRMaj slope = generatorSlope(run.options(), state);
    DMatrixRMaj v = plus(state.v(), -run.options().stepSize(), slope);
    return at(run, state.u(), v, state.remembered());
  }

  /// What `discriminate` goes up from (u, v).
  ///
  /// @param u of the discriminator. Not modified.
  /// @param v of the generator. Not modified.
  public static DMatrixRMaj discriminatorSlope(Options options, DMatrixRMaj u, DMatrixRMaj v) {
    Players players = evaluated(options, u, v);
    return upwards(options, players.u(), players.v());
  }

  /// What `generate` goes down from a state.
  public static DMatrixRMaj generatorSlope(Options options, State state) {
    boolean isAnswer = options.method() == Method.ALTERNATING;
    Players players = evaluated(options, isAnswer ? state.u() : state.remembered(), state.v());
    return downwards(options, players.u(), players.v());
  }

  private record Players(DMatrixRMaj u, DMatrixRMaj v) {}

  /// Where the gradients are taken: at (u, v), or at (ũ, ṽ).
  private static Players evaluated(Options options, DMatrixRMaj u, DMatrixRMaj v) {
    double eta = options.stepSize();
    return options.method() == Method.EXTRAGRADIENT
        ? new Players(plus(u, eta, upwards(options, u, v)), plus(v, -eta, downwards(options, u, v)))
        : new Players(u, v);
  }

  /// ∂u of V.
  private static DMatrixRMaj upwards(Options options, DMatrixRMaj u, DMatrixRMaj v) {
    return options.game() == Game.BILINEAR ? v : GaussianGame.discriminatorGradient(u, v);
  }

  /// ∂v of what the generator makes small, at (u, v).
  ///
  /// @param u of the discriminator. Not modified.
  /// @param v of the generator. Not modified.
  public static DMatrixRMaj downwards(Options options, DMatrixRMaj u, DMatrixRMaj v) {
    return options.game() == Game.BILINEAR
        ? u
        : GaussianGame.generatorGradient(u, v, options.loss());
  }

  private static DMatrixRMaj plus(DMatrixRMaj a, double factor, DMatrixRMaj b) {
    DMatrixRMaj sum = new DMatrixRMaj(a.numRows, 1);
    CommonOps_DDRM.add(a, factor, b, sum);
    return sum;
  }

  @Override
  public OptionalDouble objective(Run<Nothing, Options> run, State state) {
    return OptionalDouble.of(state.value());
  }

  @Override
  public Map<String, DMatrixRMaj> gradients(Run<Nothing, Options> run, State state) {
    Options plain = new Options(run.options().game(), Method.SIMULTANEOUS, 1, Loss.MINIMAX);
    DMatrixRMaj up = upwards(plain, state.u(), state.v());
    DMatrixRMaj down = downwards(plain, state.u(), state.v());
    return plain.game() == Game.BILINEAR
        ? Map.of("x", down, "y", up)
        : Map.of("a", entry(down, 0), "b", entry(down, 1), "w", up);
  }

  private static DMatrixRMaj entry(DMatrixRMaj vector, int index) {
    return new DMatrixRMaj(1, 1, true, vector.data[index]);
  }

  /// `radius` √(x² + y²), or `js`, the Jensen–Shannon divergence in nats.
  @Override
  public Map<String, Double> measures(Run<Nothing, Options> run, State state) {
    return run.options().game() == Game.BILINEAR
        ? Map.of("radius", radius(state.u(), state.v()))
        : Map.of("js", GaussianGame.divergence(state.v()));
  }

  /// `u` and `v`.
  @Override
  public Map<String, double[]> series(Run<Nothing, Options> run, State state) {
    return Map.of("u", state.u().data.clone(), "v", state.v().data.clone());
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Nothing, Options, State> last) {
    State before = last.before();
    State state = last.after();
    double size = radius(state.u(), state.v());
    if (!(size <= OUT_OF_BOUNDS)) {
      return Optional.of(StopReason.DIVERGED);
    }
    boolean rests =
        before != null
            && radius(plus(state.u(), -1, state.remembered()), plus(state.v(), -1, before.v()))
                <= RESTS * size;
    return rests ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  /// The length of (u, v).
  private static double radius(DMatrixRMaj u, DMatrixRMaj v) {
    return Math.sqrt(Norms.squaredFrobenius(u) + Norms.squaredFrobenius(v));
  }

  @Override
  public List<Claim<Nothing, Options, State>> claims() {
    return CLAIMS;
  }

  /// By what an iteration of the bilinear game multiplies the radius; nothing if there is no such
  /// law.
  public static OptionalDouble radiusFactor(Options options) {
    double square = options.stepSize() * options.stepSize();
    return options.game() == Game.GAUSSIAN
        ? OptionalDouble.empty()
        : switch (options.method()) {
          case SIMULTANEOUS -> OptionalDouble.of(Math.sqrt(1 + square));
          case ALTERNATING -> OptionalDouble.empty();
          case EXTRAGRADIENT -> OptionalDouble.of(Math.sqrt(1 - square + square * square));
        };
  }

  private static Verdict radiusLaw(Transition<Nothing, Options, State> step) {
    State before = step.before();
    OptionalDouble factor = radiusFactor(step.run().options());
    if (before == null || factor.isEmpty() || !isWhole(step, before)) {
      return Verdict.NOT_YET;
    }
    double old = radius(before.remembered(), before.v());
    double now = radius(step.after().u(), step.after().v());
    double reach = 1 + step.run().options().stepSize();
    double deviation = Math.abs(now - factor.getAsDouble() * old);
    return Verdict.within(deviation, ROUNDING * reach * reach * old);
  }

  /// x² + y² + ηxy.
  private static Verdict keepsEllipse(Transition<Nothing, Options, State> step) {
    State before = step.before();
    Options options = step.run().options();
    boolean isMeant = options.game() == Game.BILINEAR && options.method() == Method.ALTERNATING;
    if (before == null || !isMeant || !isWhole(step, before)) {
      return Verdict.NOT_YET;
    }
    double eta = options.stepSize();
    double old = ellipse(eta, before.v().data[0], before.remembered().data[0]);
    double now = ellipse(eta, step.after().v().data[0], step.after().u().data[0]);
    double size = radius(before.remembered(), before.v()) * (1 + eta) * (1 + eta);
    return Verdict.within(Math.abs(now - old), ROUNDING * (1 + eta) * size * size);
  }

  private static double ellipse(double eta, double x, double y) {
    return x * x + y * y + eta * x * y;
  }

  /// Whether this step ends an iteration that began with `discriminate` under the same options and
  /// was not edited since.
  private static boolean isWhole(Transition<Nothing, Options, State> step, State before) {
    if (!step.made("generate")) {
      return false;
    }
    State began = new State(before.remembered(), before.v(), before.remembered(), 0);
    DMatrixRMaj u = discriminated(step.run(), began, step.place()).u();
    double size = radius(u, before.v());
    return radius(plus(u, -1, before.u()), new DMatrixRMaj(1, 1)) <= ROUNDING * size;
  }

  /// V is concave in u, so that a step up its gradient raises it if η is at most 2/L.
  private static Verdict raisesValue(Transition<Nothing, Options, State> step) {
    State before = step.before();
    Options options = step.run().options();
    boolean isMeant = step.made("discriminate") && options.method() != Method.EXTRAGRADIENT;
    if (before == null || !isMeant) {
      return Verdict.NOT_YET;
    }
    boolean isGaussian = options.game() == Game.GAUSSIAN;
    double curvature = isGaussian ? GaussianGame.largestCurvature(before.v()) : 0;
    if (options.stepSize() * curvature > 2) {
      return Verdict.NOT_YET;
    }
    double size = Math.abs(before.value()) + Math.abs(step.after().value());
    return Verdict.within(before.value() - step.after().value(), ROUNDING * size);
  }

  /// V ≤ D_JS − log 2, up to how well 200 quantiles stand for the distributions.
  private static Verdict isBounded(Transition<Nothing, Options, State> step) {
    State state = step.after();
    if (step.run().options().game() == Game.BILINEAR || GaussianGame.isPoint(state.v())) {
      return Verdict.NOT_YET;
    }
    double bound = GaussianGame.divergence(state.v()) - LOG_2;
    double quadrature = Math.abs(state.value() - GaussianGame.exactValue(state.u(), state.v()));
    double rounding = ROUNDING * (1 + Math.abs(state.value()));
    return Verdict.within(state.value() - bound, quadrature + rounding);
  }

  /// The generator's distance to its goal, over a whole iteration; N(3, 1) is made by b = −1 too.
  /// In the bilinear game it is the distance of both players to (0, 0).
  private static Verdict comesNearer(Transition<Nothing, Options, State> step) {
    State before = step.before();
    if (before == null || !isWhole(step, before)) {
      return Verdict.NOT_YET;
    }
    boolean isBilinear = step.run().options().game() == Game.BILINEAR;
    double old = isBilinear ? radius(before.remembered(), before.v()) : missing(before.v());
    double now =
        isBilinear ? radius(step.after().u(), step.after().v()) : missing(step.after().v());
    return Verdict.within(now - old, ROUNDING * (old + now));
  }

  private static double missing(DMatrixRMaj generator) {
    double mean = generator.data[0] - GOAL[0];
    double deviation = Math.abs(generator.data[1]) - GOAL[1];
    return Math.sqrt(mean * mean + deviation * deviation);
  }
}
