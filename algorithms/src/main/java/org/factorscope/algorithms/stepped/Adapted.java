package org.factorscope.algorithms.stepped;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.jspecify.annotations.Nullable;

/// An algorithm of the former contract under the present one.
public final class Adapted<P, O, S extends State> implements Algorithm<P, O, S> {
  private final SteppedAlgorithm<P, O, S> algorithm;
  private final List<String> names;

  private Adapted(SteppedAlgorithm<P, O, S> algorithm, List<String> names) {
    this.algorithm = algorithm;
    this.names = names;
  }

  public static <P, O, S extends State> Adapted<P, O, S> of(
      SteppedAlgorithm<P, O, S> algorithm, String... variables) {
    return new Adapted<>(algorithm, List.of(variables));
  }

  @Override
  public List<HalfStep<P, O, S>> halfSteps(O options) {
    List<HalfStep<P, O, S>> halfSteps = new ArrayList<>();
    for (Phase phase : algorithm.phases()) {
      halfSteps.add(
          HalfStep.of(phase.name(), (run, state, place) -> algorithm.apply(phase, state)));
    }
    return halfSteps;
  }

  @Override
  public List<StateVariable<P, O, S>> variables(O options) {
    List<StateVariable<P, O, S>> variables = new ArrayList<>();
    for (String name : names) {
      StateVariable<P, O, S> variable =
          StateVariable.written(
              name,
              (run, state) -> read(state, name),
              state -> name.equals(names.getFirst()) ? state.bytes() : 0);
      variables.add(
          algorithm.replaceable().contains(name)
              ? variable.settable((run, state, value) -> algorithm.replace(state, name, value))
              : variable);
    }
    return variables;
  }

  private static @Nullable DMatrixRMaj read(State state, String name) {
    return state.matrices().get(name);
  }

  @Override
  public S start(Run<P, O> run) {
    return algorithm.start(run.problem(), run.options(), run.seed());
  }

  @Override
  public S reconsidered(Run<P, O> run, S state) {
    return algorithm.withOptions(state, run.options());
  }

  @Override
  public S replace(Run<P, O> run, S state, String variable, DMatrixRMaj value) {
    return algorithm.replace(state, variable, value);
  }

  @Override
  public OptionalDouble objective(Run<P, O> run, S state) {
    return state.isFinite() ? algorithm.objective(state) : OptionalDouble.of(Double.NaN);
  }

  @Override
  public Map<String, Double> measures(Run<P, O> run, S state) {
    return algorithm.measures(state);
  }

  @Override
  public Map<String, double[]> series(Run<P, O> run, S state) {
    return Map.of("trail", algorithm.trail(state));
  }

  @Override
  public Optional<StopReason> stopReason(org.factorscope.algorithms.step.Transition<P, O, S> last) {
    return algorithm.stopReason(former(last));
  }

  private Transition<S> former(org.factorscope.algorithms.step.Transition<P, O, S> transition) {
    HalfStep<P, O, S> made = transition.halfStep();
    if (made == null) {
      return Transition.start(transition.after());
    }
    Phase phase =
        algorithm.phases().stream()
            .filter(candidate -> candidate.name().equals(made.name()))
            .findFirst()
            .orElseThrow();
    return new Transition<>(transition.before(), phase, transition.after());
  }

  @Override
  public List<org.factorscope.algorithms.step.Claim<P, O, S>> claims() {
    List<org.factorscope.algorithms.step.Claim<P, O, S>> claims = new ArrayList<>();
    for (Claim<S> claim : algorithm.claims()) {
      org.factorscope.algorithms.step.Claim.Check<P, O, S> check =
          transition -> claim.check().verdict(former(transition));
      claims.add(
          claim.promise() == Claim.Promise.PROMISED
              ? org.factorscope.algorithms.step.Claim.promised(claim.id(), check)
              : org.factorscope.algorithms.step.Claim.notPromised(claim.id(), check));
    }
    return claims;
  }
}
