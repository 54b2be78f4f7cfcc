package org.factorscope.algorithms.step;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/// Runs for tests.
public final class Runs {
  private static final long BUDGET_BYTES = 1L << 24;

  private Runs() {}

  /// A run from its own start.
  public static <P, O, S> Timeline<P, O, S> of(Algorithm<P, O, S> algorithm, Run<P, O> run) {
    return from(algorithm, run, Map.of());
  }

  /// A run with some variables set at its start.
  public static <P, O, S> Timeline<P, O, S> from(
      Algorithm<P, O, S> algorithm, Run<P, O> run, Map<String, DMatrixRMaj> start) {
    S state = algorithm.start(run);
    for (Map.Entry<String, DMatrixRMaj> given : start.entrySet()) {
      state = algorithm.replace(run, state, given.getKey(), given.getValue());
    }
    return new Timeline<>(algorithm, run, state, BUDGET_BYTES);
  }

  /// Makes `halfSteps` more, or as many as the run has; gives what is remembered of the last one.
  public static <P, O, S> Snapshot<S> extend(Timeline<P, O, S> timeline, int halfSteps) {
    for (int i = 0; i < halfSteps && timeline.halfStepAfter(timeline.end()).isPresent(); i++) {
      timeline.extend();
    }
    return timeline.at(timeline.end());
  }
}
