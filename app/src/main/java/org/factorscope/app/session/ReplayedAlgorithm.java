package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.State;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// An algorithm whose states come from a trace. After each half-step the variables that can be set
/// are those of the trace; what follows from them is computed here. One more claim says whether the
/// trace is what the half-step's formula gives.
///
/// Behind the trace's end the algorithm goes on by itself.
final class ReplayedAlgorithm<P, O, S extends State> implements SteppedAlgorithm<P, O, S> {
  /// A trace may be written with fewer digits than a double has, or by another order of summation.
  private static final double TOLERANCE = 1e-6;

  private final SteppedAlgorithm<P, O, S> algorithm;
  private final Trace trace;

  ReplayedAlgorithm(SteppedAlgorithm<P, O, S> algorithm, Trace trace) {
    this.algorithm = algorithm;
    this.trace = trace;
  }

  @Override
  public List<Phase> phases() {
    return algorithm.phases();
  }

  @Override
  public S start(P problem, O options, long seed) {
    return algorithm.start(problem, options, seed);
  }

  @Override
  public S apply(Phase phase, S state) {
    S next = algorithm.apply(phase, state);
    if (next.step() >= trace.steps().size()) {
      return next;
    }
    Map<String, DMatrixRMaj> given = trace.steps().get(next.step()).state();
    for (String variable : algorithm.replaceable()) {
      DMatrixRMaj value = given.get(variable);
      if (value != null) {
        next = algorithm.replace(next, variable, value);
      }
    }
    return next;
  }

  @Override
  public S withOptions(S state, O options) {
    throw new InvalidInputException(
        "A replay shows a run as it was; open the lesson itself to change a parameter.");
  }

  @Override
  public List<String> replaceable() {
    return algorithm.replaceable();
  }

  @Override
  public S replace(S state, String variable, DMatrixRMaj value) {
    return algorithm.replace(state, variable, value);
  }

  @Override
  public OptionalDouble objective(S state) {
    return algorithm.objective(state);
  }

  @Override
  public Map<String, Double> measures(S state) {
    return algorithm.measures(state);
  }

  @Override
  public Optional<StopReason> stopReason(Transition<S> transition) {
    int step = transition.after().step();
    if (step < trace.steps().size() - 1) {
      return Optional.empty();
    }
    return step == trace.steps().size() - 1
        ? Optional.of(trace.end().stopped())
        : algorithm.stopReason(transition);
  }

  @Override
  public List<Claim<S>> claims() {
    List<Claim<S>> claims = new ArrayList<>();
    claims.add(
        Claim.promised(
            "replay-agrees", "The trace is what the half-step's formula gives", this::agrees));
    claims.addAll(algorithm.claims());
    return claims;
  }

  private Verdict agrees(Transition<S> transition) {
    S before = transition.before();
    Phase phase = transition.phase();
    int step = transition.after().step();
    if (before == null || phase == null || step >= trace.steps().size()) {
      return Verdict.NOT_YET;
    }
    Map<String, DMatrixRMaj> expected = algorithm.apply(phase, before).matrices();
    double worst = 0;
    for (Map.Entry<String, DMatrixRMaj> given : trace.steps().get(step).state().entrySet()) {
      DMatrixRMaj ours = expected.get(given.getKey());
      if (ours != null) {
        worst = Math.max(worst, deviation(ours, given.getValue()));
      }
    }
    return Verdict.within(worst, TOLERANCE);
  }

  /// The largest difference of two entries, relative to the largest entry.
  private static double deviation(DMatrixRMaj ours, DMatrixRMaj theirs) {
    if (ours.numRows != theirs.numRows || ours.numCols != theirs.numCols) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = Double.MIN_NORMAL;
    double difference = 0;
    for (int i = 0; i < ours.getNumElements(); i++) {
      largest = Math.max(largest, Math.abs(ours.data[i]));
      difference = Math.max(difference, Math.abs(ours.data[i] - theirs.data[i]));
    }
    return difference / largest;
  }

  @Override
  public double[] trail(S state) {
    return algorithm.trail(state);
  }
}
