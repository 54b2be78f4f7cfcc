package org.factorscope.app.session;

import java.util.Map;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.Scale;
import org.jspecify.annotations.Nullable;

/// Everything that decides a run. Immutable; the same setup gives the same bits.
///
/// @param source the data before scaling, with the chosen columns only
/// @param scale applied to it before the lesson sees it
/// @param start state variables that are set, by name; the others start as the lesson says
/// @param preset id of the lesson's preset that this is, empty if it is none
public record RunSetup(
    Dataset source,
    Scale scale,
    ParameterValues parameters,
    Map<String, DMatrixRMaj> start,
    long seed,
    String preset) {
  public RunSetup {
    start = Map.copyOf(start);
  }

  /// Written out, because the first use of a record's own is slow and falls into the start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RunSetup that
        && source.equals(that.source)
        && scale.equals(that.scale)
        && parameters.equals(that.parameters)
        && start.equals(that.start)
        && seed == that.seed
        && preset.equals(that.preset);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, scale, parameters, start, seed, preset);
  }

  /// How a lesson opens.
  public static RunSetup defaultsOf(Lesson<?, ?, ?> lesson) {
    return new RunSetup(
        data(lesson.defaultData()),
        lesson.defaultScale(),
        ParameterValues.defaults(lesson.parameters()),
        Map.of(),
        0,
        "");
  }

  /// The setup of a preset.
  public static RunSetup of(Lesson<?, ?, ?> lesson, Preset preset) {
    ParameterValues values = ParameterValues.defaults(lesson.parameters());
    for (Map.Entry<String, String> entry : preset.parameters().entrySet()) {
      values = values.with(entry.getKey(), entry.getValue());
    }
    return new RunSetup(
        data(preset.data()), preset.scale(), values, preset.start(), preset.seed(), preset.id());
  }

  /// A data set by its name; `none` is the empty one.
  ///
  /// @throws org.factorscope.datasets.DataException if there is no such data set
  public static Dataset data(String name) {
    return name.equals(NoData.NAME) ? NoData.dataset() : DatasetCatalog.load(name);
  }

  public RunSetup withSource(Dataset newSource) {
    return new RunSetup(newSource, scale, parameters, start, seed, "");
  }

  public RunSetup withScale(Scale newScale) {
    return new RunSetup(source, newScale, parameters, start, seed, "");
  }

  public RunSetup withParameters(ParameterValues values) {
    return new RunSetup(source, scale, values, start, seed, "");
  }

  /// The same with what follows for its parameters from the data and the start; still the same
  /// preset.
  RunSetup settled(ParameterValues values) {
    return new RunSetup(source, scale, values, start, seed, preset);
  }

  public RunSetup withStart(Map<String, DMatrixRMaj> newStart) {
    return new RunSetup(source, scale, parameters, newStart, seed, "");
  }

  public RunSetup withSeed(long newSeed) {
    return new RunSetup(source, scale, parameters, start, newSeed, "");
  }
}
