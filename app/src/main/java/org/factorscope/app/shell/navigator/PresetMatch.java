package org.factorscope.app.shell.navigator;

import java.util.Map;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.Dataset;

/// Which prepared run of a lesson a setup is.
public record PresetMatch(Lesson<?, ?, ?> lesson) {
  /// The preset with just this setup, or nothing where it is the user's own.
  public Optional<Preset> of(RunSetup setup) {
    return lesson.presets().stream().filter(preset -> isSame(preset, setup)).findFirst();
  }

  private boolean isSame(Preset preset, RunSetup setup) {
    return preset.seed() == setup.seed()
        && preset.scale() == setup.scale()
        && preset.data().equals(setup.source().name())
        && sameStart(preset.start(), setup.start())
        && settled(preset, setup).equals(setup.parameters());
  }

  private ParameterValues settled(Preset preset, RunSetup setup) {
    Dataset data = setup.source().scaled(setup.scale());
    return LessonRun.settled(lesson, data, preset.start(), values(preset));
  }

  private ParameterValues values(Preset preset) {
    ParameterValues values = ParameterValues.defaults(lesson.parameters());
    for (Map.Entry<String, String> entry : preset.parameters().entrySet()) {
      values = values.with(entry.getKey(), entry.getValue());
    }
    return values;
  }

  private static boolean sameStart(Map<String, DMatrixRMaj> one, Map<String, DMatrixRMaj> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(
                entry ->
                    MatrixFeatures_DDRM.isEquals(
                        entry.getValue(), other.getOrDefault(entry.getKey(), entry.getValue())));
  }
}
