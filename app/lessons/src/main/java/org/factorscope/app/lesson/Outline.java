package org.factorscope.app.lesson;

import java.util.List;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.datasets.Scale;

/// What a lesson is made of, apart from its pictures.
///
/// @param id as on the command line and in traces, for example `k-means`
/// @param parameters in the order of the window
/// @param need what its data must be
/// @param defaultData the data set that it opens with; `none` if it uses none, or makes its own
///   unless some are given
/// @param defaultScale the scale that it opens with
/// @param iterationBudget whole iterations after which a run without an end of its own stops
public record Outline<P, O, S>(
    String id,
    Chapter chapter,
    Algorithm<P, O, S> algorithm,
    List<Parameter<?>> parameters,
    DataNeed need,
    String defaultData,
    Scale defaultScale,
    int iterationBudget) {
  private static final int DEFAULT_BUDGET = 1000;

  public Outline {
    parameters = List.copyOf(parameters);
  }

  /// A lesson without parameters and data.
  public static <P, O, S> Outline<P, O, S> of(
      String id, Chapter chapter, Algorithm<P, O, S> algorithm) {
    return new Outline<>(
        id, chapter, algorithm, List.of(), DataNeed.NONE, NoData.NAME, Scale.NONE, DEFAULT_BUDGET);
  }

  public Outline<P, O, S> parameters(Parameter<?>... newParameters) {
    return parameters(List.of(newParameters));
  }

  public Outline<P, O, S> parameters(List<Parameter<?>> newParameters) {
    return new Outline<>(
        id, chapter, algorithm, newParameters, need, defaultData, defaultScale, iterationBudget);
  }

  /// The same on data.
  ///
  /// @param name of the data set that the lesson opens with
  public Outline<P, O, S> data(DataNeed newNeed, String name) {
    return new Outline<>(
        id, chapter, algorithm, parameters, newNeed, name, defaultScale, iterationBudget);
  }

  public Outline<P, O, S> scale(Scale scale) {
    return new Outline<>(
        id, chapter, algorithm, parameters, need, defaultData, scale, iterationBudget);
  }

  public Outline<P, O, S> iterations(int budget) {
    return new Outline<>(
        id, chapter, algorithm, parameters, need, defaultData, defaultScale, budget);
  }

  /// The same with another algorithm over the same states.
  public Outline<P, O, S> algorithm(Algorithm<P, O, S> other) {
    return new Outline<>(
        id, chapter, other, parameters, need, defaultData, defaultScale, iterationBudget);
  }

  /// Whether it can do without data: it uses none, or makes its own unless some are given.
  public boolean makesData() {
    return defaultData.equals(NoData.NAME);
  }
}
