package org.factorscope.algorithms.optimizers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.optimizers.UpdateRule.Memory;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Cycle;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StepRandom;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;
import org.jspecify.annotations.Nullable;

/// Six optimizers on one function of two variables, from the same start.
///
/// ```
/// gradient:  g of each racer at the point that its rule names
/// move:      θ, memory ← the racer's update rule
/// ```
///
/// A racer whose next θ is not finite keeps its place and is out; the run ends when all are out.
/// The objective is the smallest f among the racers. Cost of an iteration: O(1).
public final class OptimizerRace
    implements Algorithm<Landscape, OptimizerRace.Options, OptimizerRace.State> {
  /// Who races, in the order of states and series.
  public enum Racer {
    GD,
    SGD,
    HEAVY_BALL,
    NESTEROV,
    ADAGRAD,
    ADAM;

    /// As in traces, for example `heavy-ball`.
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Its place in states and series.
    public int index() {
      return RACERS.indexOf(this);
    }
  }

  /// The racers' rules.
  ///
  /// @param noise standard deviation of the noise in each entry of the gradient of `sgd`
  public record Options(
      GradientDescent gd,
      GradientDescent sgd,
      double noise,
      HeavyBall heavyBall,
      Nesterov nesterov,
      AdaGrad adagrad,
      Adam adam) {
    public Options {
      if (!(noise >= 0)) {
        throw InvalidInputException.option("noise", noise, "must be at least 0");
      }
    }

    public UpdateRule rule(Racer racer) {
      return switch (racer) {
        case GD -> gd;
        case SGD -> sgd;
        case HEAVY_BALL -> heavyBall;
        case NESTEROV -> nesterov;
        case ADAGRAD -> adagrad;
        case ADAM -> adam;
      };
    }
  }

  /// Where a racer is.
  ///
  /// @param place θ, 2 x 1
  /// @param gradient the last one that was taken, 2 x 1, or null before the first
  /// @param out whether its next θ would not be finite
  public record Lane(
      DMatrixRMaj place, @Nullable DMatrixRMaj gradient, Memory memory, boolean out) {
    static Lane at(DMatrixRMaj place, UpdateRule rule) {
      return new Lane(place, null, rule.start(place), false);
    }

    public double x() {
      return place.data[0];
    }

    public double y() {
      return place.data[1];
    }
  }

  /// What the descent lemma has promised gradient descent since it was placed.
  ///
  /// @param gap f − f* at its start
  /// @param smallest the smallest ‖∇f‖² that it has met
  /// @param credit Σ (η − Lη²/2) over its steps, NaN after a step over 2/L
  record Descent(double gap, double smallest, double credit) {
    static Descent from(Landscape f, DMatrixRMaj place) {
      double gap = f.gap(place.data[0], place.data[1]);
      return new Descent(gap, Double.POSITIVE_INFINITY, 0);
    }

    Descent after(double gain, double squaredGradient) {
      return new Descent(
          gap, Math.min(smallest, squaredGradient), gain < 0 ? Double.NaN : credit + gain);
    }
  }

  /// A moment of the race.
  ///
  /// @param lanes one for each [Racer], in their order
  public record State(List<Lane> lanes, Descent descent) {
    public State {
      lanes = List.copyOf(lanes);
    }

    public Lane lane(Racer racer) {
      return lanes.get(racer.index());
    }

    private boolean isOver() {
      return lanes.stream().allMatch(Lane::out);
    }
  }

  private static final List<Racer> RACERS = List.of(Racer.values());

  private static final List<HalfStep<Landscape, Options, State>> HALF_STEPS =
      List.of(
          HalfStep.of("gradient", OptimizerRace::withGradients),
          HalfStep.of("move", OptimizerRace::moved));

  private static final List<Claim<Landscape, Options, State>> CLAIMS =
      List.of(
          Claim.promised("descent-lemma", OptimizerRace::descends),
          Claim.promised("pl-bound", OptimizerRace::isWithinPlBound),
          Claim.promised("critical-in-time", OptimizerRace::isCriticalInTime),
          Claim.promised("sgd-is-gd", OptimizerRace::sgdIsGd),
          Claim.promised("adagrad-slows-down", OptimizerRace::adagradSlowsDown),
          Claim.notPromised("adam-starts-with-eta", OptimizerRace::adamStartsWithEta),
          Claim.notPromised("momentum-never-rises", OptimizerRace::momentumNeverRises));

  /// Rounding that identities are allowed, relative to their terms.
  private static final double ROUNDING = 1e-12;

  @Override
  public List<HalfStep<Landscape, Options, State>> halfSteps(Options options) {
    return HALF_STEPS;
  }

  /// The racers, then their last gradients, then what their rules remember.
  @Override
  public List<StateVariable<Landscape, Options, State>> variables(Options options) {
    List<StateVariable<Landscape, Options, State>> variables = new ArrayList<>();
    for (Racer racer : RACERS) {
      variables.add(
          StateVariable.<Landscape, Options, State>matrix(
                  racer.id(), state -> state.lane(racer).place())
              .settable((run, state, value) -> placed(run, state, racer, value)));
    }
    for (Racer racer : RACERS) {
      variables.add(
          StateVariable.matrix(racer.id() + "-gradient", state -> state.lane(racer).gradient()));
    }
    for (Racer racer : RACERS) {
      List<String> remembered = options.rule(racer).remembered();
      for (int i = 0; i < remembered.size(); i++) {
        int index = i;
        variables.add(
            StateVariable.matrix(
                racer.id() + "-" + remembered.get(i),
                state -> state.lane(racer).memory().matrices().get(index)));
      }
    }
    return variables;
  }

  @Override
  public State start(Run<Landscape, Options> run) {
    DMatrixRMaj start = run.problem().start();
    return new State(
        RACERS.stream().map(racer -> Lane.at(start, run.options().rule(racer))).toList(),
        Descent.from(run.problem(), start));
  }

  /// A racer that was put elsewhere starts anew there, without memory.
  private static State placed(
      Run<Landscape, Options> run, State state, Racer racer, DMatrixRMaj place) {
    List<Lane> lanes = new ArrayList<>(state.lanes());
    lanes.set(racer.index(), Lane.at(place, run.options().rule(racer)));
    return new State(
        lanes, racer == Racer.GD ? Descent.from(run.problem(), place) : state.descent());
  }

  @Override
  public Optional<HalfStep<Landscape, Options, State>> next(
      Run<Landscape, Options> run, State state, Place place) {
    return state.isOver() ? Optional.empty() : Optional.of(Cycle.after(HALF_STEPS, place));
  }

  private static State withGradients(Run<Landscape, Options> run, State state, Place place) {
    List<Lane> lanes = new ArrayList<>();
    for (Racer racer : RACERS) {
      Lane lane = state.lane(racer);
      lanes.add(lane.out() ? lane : withGradient(run, racer, lane, place));
    }
    return new State(lanes, state.descent());
  }

  /// A gradient that is not finite would lead to a θ that is not: the racer is out.
  private static Lane withGradient(
      Run<Landscape, Options> run, Racer racer, Lane lane, Place place) {
    UpdateRule rule = run.options().rule(racer);
    DMatrixRMaj gradient = run.problem().gradient(rule.gradientPoint(lane.place(), lane.memory()));
    double noise = run.options().noise();
    if (racer == Racer.SGD && noise > 0) {
      SplittableRandom random = run.random(place.step());
      for (int i = 0; i < gradient.getNumElements(); i++) {
        gradient.data[i] += noise * StepRandom.gaussian(random);
      }
    }
    return isFinite(gradient)
        ? new Lane(lane.place(), gradient, lane.memory(), false)
        : new Lane(lane.place(), lane.gradient(), lane.memory(), true);
  }

  private static State moved(Run<Landscape, Options> run, State state, Place place) {
    List<Lane> lanes = new ArrayList<>();
    for (Racer racer : RACERS) {
      Lane lane = state.lane(racer);
      lanes.add(lane.out() ? lane : moved(run, racer, lane, place));
    }
    State after = new State(lanes, state.descent());
    return new State(lanes, promised(run, state, after));
  }

  /// A racer that was put elsewhere after the gradients were taken takes its own now.
  private static Lane moved(Run<Landscape, Options> run, Racer racer, Lane lane, Place place) {
    Lane ready = lane.gradient() == null ? withGradient(run, racer, lane, place) : lane;
    DMatrixRMaj gradient = ready.gradient();
    if (gradient == null) {
      return ready;
    }
    UpdateRule.Update update =
        run.options().rule(racer).update(ready.place(), gradient, ready.memory());
    boolean finite =
        isFinite(update.parameters())
            && update.memory().matrices().stream().allMatch(OptimizerRace::isFinite);
    return finite
        ? new Lane(update.parameters(), gradient, update.memory(), false)
        : new Lane(ready.place(), gradient, ready.memory(), true);
  }

  private static Descent promised(Run<Landscape, Options> run, State before, State after) {
    Lane lane = after.lane(Racer.GD);
    return before.lane(Racer.GD).out() || lane.out()
        ? before.descent()
        : before.descent().after(gain(run), squaredGradient(lane));
  }

  /// η − Lη²/2, NaN without an L.
  private static double gain(Run<Landscape, Options> run) {
    double step = run.options().gd().step();
    return step - run.problem().smoothness() * step * step / 2;
  }

  private static double squaredGradient(Lane lane) {
    DMatrixRMaj g = lane.gradient();
    return g == null ? Double.NaN : g.data[0] * g.data[0] + g.data[1] * g.data[1];
  }

  private static boolean isFinite(DMatrixRMaj vector) {
    return Double.isFinite(vector.data[0]) && Double.isFinite(vector.data[1]);
  }

  /// The smallest f among the racers; empty if even that overflows.
  @Override
  public OptionalDouble objective(Run<Landscape, Options> run, State state) {
    double smallest = Double.POSITIVE_INFINITY;
    for (Lane lane : state.lanes()) {
      smallest = Math.min(smallest, run.problem().value(lane.x(), lane.y()));
    }
    return Double.isFinite(smallest) ? OptionalDouble.of(smallest) : OptionalDouble.empty();
  }

  @Override
  public Map<String, Double> measures(Run<Landscape, Options> run, State state) {
    Map<String, Double> measures = new LinkedHashMap<>();
    for (Racer racer : RACERS) {
      Lane lane = state.lane(racer);
      measures.put("f-" + racer.id(), run.problem().value(lane.x(), lane.y()));
    }
    return measures;
  }

  /// `theta`, the places of the racers; `previous`, those before of the heavy ball and of Nesterov;
  /// and `gap`, f − f* of each racer, without cancellation.
  @Override
  public Map<String, double[]> series(Run<Landscape, Options> run, State state) {
    double[] theta = new double[2 * RACERS.size()];
    double[] gap = new double[RACERS.size()];
    for (int i = 0; i < gap.length; i++) {
      Lane lane = state.lanes().get(i);
      theta[2 * i] = lane.x();
      theta[2 * i + 1] = lane.y();
      gap[i] = run.problem().gap(lane.x(), lane.y());
    }
    double[] heavyBall = state.lane(Racer.HEAVY_BALL).memory().matrices().getFirst().data;
    double[] nesterov = state.lane(Racer.NESTEROV).memory().matrices().getFirst().data;
    double[] previous = {heavyBall[0], heavyBall[1], nesterov[0], nesterov[1]};
    return Map.of("theta", theta, "previous", previous, "gap", gap);
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Landscape, Options, State> last) {
    return last.after().isOver() ? Optional.of(StopReason.DIVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<Landscape, Options, State>> claims() {
    return CLAIMS;
  }

  /// A racer's step from one state to the next.
  private record Step(Lane from, Lane to, double before, double after) {}

  /// The move that a racer just made, or null if it made none.
  private static @Nullable Step step(Transition<Landscape, Options, State> made, Racer racer) {
    State before = made.before();
    if (before == null || !made.made("move") || made.after().lane(racer).out()) {
      return null;
    }
    Lane from = before.lane(racer);
    Lane to = made.after().lane(racer);
    Landscape f = made.run().problem();
    return new Step(from, to, f.gap(from.x(), from.y()), f.gap(to.x(), to.y()));
  }

  /// f(θ⁺) ≤ f(θ) − (η − Lη²/2)‖∇f(θ)‖² of gradient descent.
  private static Verdict descends(Transition<Landscape, Options, State> made) {
    Step step = step(made, Racer.GD);
    double promised = step == null ? Double.NaN : gain(made.run()) * squaredGradient(step.to());
    if (step == null || !Double.isFinite(promised)) {
      return Verdict.NOT_YET;
    }
    double scale = step.before() + step.after() + Math.abs(promised);
    return Verdict.within(step.after() - step.before() + promised, ROUNDING * scale);
  }

  /// f(θ⁺) − f* ≤ (1 − 2μ(η − Lη²/2)) (f(θ) − f*) of gradient descent with η ≤ 2/L.
  private static Verdict isWithinPlBound(Transition<Landscape, Options, State> made) {
    Step step = step(made, Racer.GD);
    double gain = gain(made.run());
    if (step == null || !(gain >= 0)) {
      return Verdict.NOT_YET;
    }
    double bound = (1 - 2 * made.run().problem().pl() * gain) * step.before();
    return Verdict.within(step.after() - bound, ROUNDING * step.before());
  }

  /// min ‖∇f‖² Σ(η − Lη²/2) ≤ f(θ₀) − f* of gradient descent.
  private static Verdict isCriticalInTime(Transition<Landscape, Options, State> made) {
    Descent descent = made.after().descent();
    if (step(made, Racer.GD) == null || !(descent.credit() > 0)) {
      return Verdict.NOT_YET;
    }
    double spent = descent.smallest() * descent.credit();
    return Verdict.within(spent - descent.gap(), ROUNDING * descent.gap());
  }

  /// Without noise, from the same place with the same step, both go to the same place.
  private static Verdict sgdIsGd(Transition<Landscape, Options, State> made) {
    Step gd = step(made, Racer.GD);
    Step sgd = step(made, Racer.SGD);
    Options options = made.run().options();
    boolean same = options.noise() == 0 && options.gd().equals(options.sgd());
    if (gd == null || sgd == null || !same || distance(gd.from(), sgd.from()) > 0) {
      return Verdict.NOT_YET;
    }
    return Verdict.within(distance(gd.to(), sgd.to()), 0);
  }

  private static double distance(Lane one, Lane other) {
    return Math.max(Math.abs(one.x() - other.x()), Math.abs(one.y() - other.y()));
  }

  /// γ never falls, so that the steps per gradient only get shorter.
  private static Verdict adagradSlowsDown(Transition<Landscape, Options, State> made) {
    Step step = step(made, Racer.ADAGRAD);
    if (step == null) {
      return Verdict.NOT_YET;
    }
    double[] before = step.from().memory().matrices().getFirst().data;
    double[] after = step.to().memory().matrices().getFirst().data;
    return Verdict.within(Math.max(before[0] - after[0], before[1] - after[1]), 0);
  }

  /// The first step is η long in each entry that has a gradient, up to δ and rounding. True with
  /// bias correction only.
  private static Verdict adamStartsWithEta(Transition<Landscape, Options, State> made) {
    Step step = step(made, Racer.ADAM);
    DMatrixRMaj g = step == null ? null : step.to().gradient();
    if (step == null || g == null || step.to().memory().updates() != 1) {
      return Verdict.NOT_YET;
    }
    Adam adam = made.run().options().adam();
    double worst = 0;
    double allowed = 1e-9;
    for (int i = 0; i < 2; i++) {
      if (g.data[i] != 0) {
        double length = Math.abs(step.to().place().data[i] - step.from().place().data[i]);
        worst = Math.max(worst, Math.abs(length / adam.step() - 1));
        allowed = Math.max(allowed, adam.delta() / Math.abs(g.data[i]));
      }
    }
    return Verdict.within(worst, allowed);
  }

  private static Verdict momentumNeverRises(Transition<Landscape, Options, State> made) {
    double rise = Double.NEGATIVE_INFINITY;
    for (Racer racer : List.of(Racer.HEAVY_BALL, Racer.NESTEROV)) {
      Step step = step(made, racer);
      if (step != null) {
        rise = Math.max(rise, step.after() - step.before() * (1 + ROUNDING));
      }
    }
    return Double.isInfinite(rise) ? Verdict.NOT_YET : Verdict.within(rise, 0);
  }
}
