package org.factorscope.algorithms.step;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;

/// An algorithm that does all as another one, for one that changes a part of it.
public abstract class ForwardingAlgorithm<P, O, S> implements Algorithm<P, O, S> {
  private final Algorithm<P, O, S> algorithm;

  protected ForwardingAlgorithm(Algorithm<P, O, S> algorithm) {
    this.algorithm = algorithm;
  }

  /// The algorithm that is forwarded to.
  protected final Algorithm<P, O, S> algorithm() {
    return algorithm;
  }

  /// A half-step of the algorithm as this one makes it.
  protected abstract HalfStep<P, O, S> wrapped(HalfStep<P, O, S> halfStep);

  @Override
  public List<HalfStep<P, O, S>> halfSteps(O options) {
    return algorithm.halfSteps(options).stream().map(this::wrapped).toList();
  }

  @Override
  public Optional<HalfStep<P, O, S>> next(Run<P, O> run, S state, Place place) {
    return algorithm.next(run, state, place).map(this::wrapped);
  }

  @Override
  public List<StateVariable<P, O, S>> variables(O options) {
    return algorithm.variables(options);
  }

  @Override
  public S start(Run<P, O> run) {
    return algorithm.start(run);
  }

  @Override
  public S reconsidered(Run<P, O> run, S state) {
    return algorithm.reconsidered(run, state);
  }

  @Override
  public S replace(Run<P, O> run, S state, String variable, DMatrixRMaj value) {
    return algorithm.replace(run, state, variable, value);
  }

  @Override
  public S restored(Run<P, O> run, S state, String variable, DMatrixRMaj value) {
    return algorithm.restored(run, state, variable, value);
  }

  @Override
  public OptionalDouble choiceDeviation(
      Run<P, O> run, S computed, String variable, DMatrixRMaj value) {
    return algorithm.choiceDeviation(run, computed, variable, value);
  }

  @Override
  public OptionalDouble objective(Run<P, O> run, S state) {
    return algorithm.objective(run, state);
  }

  @Override
  public Map<String, Double> measures(Run<P, O> run, S state) {
    return algorithm.measures(run, state);
  }

  @Override
  public Map<String, double[]> series(Run<P, O> run, S state) {
    return algorithm.series(run, state);
  }

  @Override
  public Map<String, DMatrixRMaj> gradients(Run<P, O> run, S state) {
    return algorithm.gradients(run, state);
  }

  @Override
  public Optional<StopReason> stopReason(Transition<P, O, S> last) {
    return algorithm.stopReason(last);
  }

  @Override
  public List<Claim<P, O, S>> claims() {
    return algorithm.claims();
  }
}
