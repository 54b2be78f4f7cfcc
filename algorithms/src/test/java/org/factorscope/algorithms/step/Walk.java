package org.factorscope.algorithms.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// A random walk that shrinks: the smallest algorithm that uses all of the contract.
final class Walk implements Algorithm<Integer, Walk.Options, Walk.State> {
  /// @param length whole iterations after which a last half-step `rest` ends the run; 0 for never
  record Options(double shrink, int length) {}

  /// @param rested whether the last half-step was made
  record State(DMatrixRMaj x, boolean rested) {}

  private static final HalfStep<Integer, Options, State> MOVE =
      HalfStep.of(
          "move",
          (run, state, place) -> {
            SplittableRandom random = run.random(place.step());
            DMatrixRMaj x = state.x().copy();
            for (int i = 0; i < x.getNumElements(); i++) {
              x.data[i] += StepRandom.gaussian(random);
            }
            return new State(x, false);
          });

  private static final HalfStep<Integer, Options, State> SHRINK =
      HalfStep.of(
          "shrink",
          (run, state, place) -> {
            DMatrixRMaj x = state.x().copy();
            for (int i = 0; i < x.getNumElements(); i++) {
              x.data[i] *= run.options().shrink();
            }
            return new State(x, false);
          });

  private static final HalfStep<Integer, Options, State> REST =
      HalfStep.of("rest", (run, state, place) -> new State(state.x(), true));

  @Override
  public List<HalfStep<Integer, Options, State>> halfSteps(Options options) {
    return options.length() == 0 ? List.of(MOVE, SHRINK) : List.of(MOVE, SHRINK, REST);
  }

  @Override
  public Optional<HalfStep<Integer, Options, State>> next(
      Run<Integer, Options> run, State state, Place place) {
    boolean isLast =
        run.options().length() > 0
            && place.iteration() == run.options().length()
            && !place.halfStep().equals("move");
    if (isLast) {
      return state.rested() ? Optional.empty() : Optional.of(REST);
    }
    return Optional.of(place.halfStep().equals("move") ? SHRINK : MOVE);
  }

  @Override
  public List<StateVariable<Integer, Options, State>> variables(Options options) {
    return List.of(
        StateVariable.<Integer, Options, State>matrix("x", State::x)
            .settable((run, state, value) -> new State(value, false)));
  }

  @Override
  public State start(Run<Integer, Options> run) {
    return new State(new DMatrixRMaj(1, run.problem()), false);
  }

  @Override
  public OptionalDouble objective(Run<Integer, Options> run, State state) {
    return OptionalDouble.of(state.x().get(0));
  }

  @Override
  public Map<String, double[]> series(Run<Integer, Options> run, State state) {
    return Map.of("x", new double[] {state.x().get(0)});
  }

  @Override
  public Optional<StopReason> stopReason(Transition<Integer, Options, State> last) {
    return Optional.empty();
  }

  @Override
  public List<Claim<Integer, Options, State>> claims() {
    return List.of(
        Claim.notPromised(
            "stays-small",
            transition -> Verdict.within(Math.abs(transition.after().x().get(0)), 0.5)),
        Claim.<Integer, Options, State>promised(
                "has-a-half-step",
                transition ->
                    transition.halfStep() == null ? Verdict.NOT_YET : Verdict.within(0, 0))
            .atRest());
  }
}
