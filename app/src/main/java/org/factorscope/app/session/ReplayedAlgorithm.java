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

/// An algorithm whose states come from a trace. After each half-step the variables that can be set
/// are those of the trace; what follows from them is computed here. More claims say whether the
/// trace is what the half-step's formula gives, and by how much each variable differs.
///
/// After the end of the trace the algorithm itself computes the half-steps.
final class ReplayedAlgorithm<P, O, S> extends ForwardingAlgorithm<P, O, S> {
  /// A trace may be written with fewer digits than a double has, or by another order of summation.
  static final double TOLERANCE = 1e-6;

  private final Trace trace;
  private final TraceScale scale;
  private final TraceAgreement<P, O, S> agreement;

  /// @param agreement of the same trace with the same algorithm
  ReplayedAlgorithm(Algorithm<P, O, S> algorithm, Trace trace, TraceAgreement<P, O, S> agreement) {
    super(algorithm);
    this.trace = trace;
    this.scale = new TraceScale(trace);
    this.agreement = agreement;
  }

  @Override
  protected HalfStep<P, O, S> wrapped(HalfStep<P, O, S> halfStep) {
    return HalfStep.of(
        halfStep.name(),
        halfStep.method(),
        (run, state, place) -> asTraced(run, halfStep.apply(run, state, place), place));
  }

  /// The computed state with the traced values in place, so that what is shown is what the trace
  /// says and the half-steps after it start from there.
  private S asTraced(Run<P, O> run, S computed, Place place) {
    if (place.step() >= trace.steps().size()) {
      return computed;
    }
    S next = computed;
    Map<String, DMatrixRMaj> given = trace.steps().get(place.step()).state();
    for (StateVariable<P, O, S> variable : algorithm().variables(run.options())) {
      DMatrixRMaj value = given.get(variable.name());
      if (value != null && differs(run, computed, variable, value)) {
        next = restored(run, next, variable.name(), value);
      }
    }
    return next;
  }

  /// The state as computed if the variable cannot be set to the traced value here; the claim that
  /// the trace agrees says by how much it differs.
  @Override
  public S restored(Run<P, O> run, S state, String variable, DMatrixRMaj value) {
    try {
      return algorithm().restored(run, state, variable, value);
    } catch (InvalidInputException refused) {
      return state;
    }
  }

  private boolean differs(
      Run<P, O> run, S computed, StateVariable<P, O, S> variable, DMatrixRMaj value) {
    DMatrixRMaj ours = variable.read(run, computed);
    return ours == null || scale.deviation(variable.name(), ours, value) > 0;
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
    List<Claim<P, O, S>> claims = new ArrayList<>(agreement.claims());
    claims.addAll(algorithm().claims());
    return claims;
  }
}
