package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.ForwardingAlgorithm;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// An algorithm whose states come from a trace. After each half-step the variables that can be set
/// are those of the trace; what follows from them is computed here. One more claim says whether the
/// trace is what the half-step's formula gives.
///
/// Behind the trace's end the algorithm goes on by itself.
final class ReplayedAlgorithm<P, O, S> extends ForwardingAlgorithm<P, O, S> {
  /// Id of the claim that the trace follows the formulas.
  static final String AGREES = "replay-agrees";

  /// A trace may be written with fewer digits than a double has, or by another order of summation.
  private static final double TOLERANCE = 1e-6;

  private final Trace trace;

  ReplayedAlgorithm(Algorithm<P, O, S> algorithm, Trace trace) {
    super(algorithm);
    this.trace = trace;
  }

  @Override
  protected HalfStep<P, O, S> wrapped(HalfStep<P, O, S> halfStep) {
    return HalfStep.of(
        halfStep.name(),
        halfStep.method(),
        (run, state, place) -> asTraced(run, halfStep.apply(run, state, place), place));
  }

  private S asTraced(Run<P, O> run, S computed, Place place) {
    S next = computed;
    if (place.step() < trace.steps().size()) {
      Map<String, DMatrixRMaj> given = trace.steps().get(place.step()).state();
      for (StateVariable<P, O, S> variable : algorithm().variables(run.options())) {
        DMatrixRMaj value = given.get(variable.name());
        if (variable.isSettable() && value != null) {
          next = algorithm().replace(run, next, variable.name(), value);
        }
      }
    }
    return next;
  }

  @Override
  public S reconsidered(Run<P, O> run, S state) {
    throw new InvalidInputException(
        "A replay shows a run as it was; open the lesson itself to change a parameter.");
  }

  @Override
  public Optional<StopReason> stopReason(Transition<P, O, S> last) {
    int step = last.place().step();
    if (step < trace.steps().size() - 1) {
      return Optional.empty();
    }
    return step == trace.steps().size() - 1
        ? Optional.of(trace.end().stopped())
        : algorithm().stopReason(last);
  }

  @Override
  public List<Claim<P, O, S>> claims() {
    List<Claim<P, O, S>> claims = new ArrayList<>();
    claims.add(Claim.promised(AGREES, this::agrees));
    claims.addAll(algorithm().claims());
    return claims;
  }

  private Verdict agrees(Transition<P, O, S> transition) {
    S before = transition.before();
    HalfStep<P, O, S> made = transition.halfStep();
    int step = transition.place().step();
    if (before == null || made == null || step >= trace.steps().size()) {
      return Verdict.NOT_YET;
    }
    Run<P, O> run = transition.run();
    S expected = own(run, made.name()).apply(run, before, transition.place());
    double worst = 0;
    for (StateVariable<P, O, S> variable : algorithm().variables(run.options())) {
      DMatrixRMaj ours = variable.read(run, expected);
      DMatrixRMaj theirs = trace.steps().get(step).state().get(variable.name());
      if (ours != null && theirs != null) {
        worst = Math.max(worst, deviation(ours, theirs));
      }
    }
    return Verdict.within(worst, TOLERANCE);
  }

  /// The half-step as the algorithm itself makes it.
  private HalfStep<P, O, S> own(Run<P, O> run, String name) {
    return algorithm().halfSteps(run.options()).stream()
        .filter(halfStep -> halfStep.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The largest difference of two entries, relative to the largest entry. Entries that are not
  /// finite must be the same: a cell of a grid that is not computed yet agrees with itself.
  private static double deviation(DMatrixRMaj ours, DMatrixRMaj theirs) {
    if (ours.numRows != theirs.numRows || ours.numCols != theirs.numCols) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = Double.MIN_NORMAL;
    double difference = 0;
    for (int i = 0; i < ours.getNumElements(); i++) {
      if (Double.isFinite(ours.data[i]) && Double.isFinite(theirs.data[i])) {
        largest = Math.max(largest, Math.abs(ours.data[i]));
        difference = Math.max(difference, Math.abs(ours.data[i] - theirs.data[i]));
      } else if (Double.compare(ours.data[i], theirs.data[i]) != 0) {
        return Double.POSITIVE_INFINITY;
      }
    }
    return difference / largest;
  }
}
