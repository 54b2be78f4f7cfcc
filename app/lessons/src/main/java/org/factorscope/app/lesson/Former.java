package org.factorscope.app.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.datasets.Scale;

/// The former ways to declare parameters and presets, with words that now stand in the texts.
public final class Former {
  private Former() {}

  private static <T> Parameter<T> effect(Parameter<T> parameter, Parameter.Effect effect) {
    return new Parameter<>(parameter.name(), parameter.kind(), effect, parameter.applies());
  }

  public static Parameter<?> whole(
      String name, String label, String help, Parameter.Effect effect, int init, int min, int max) {
    return effect(Parameter.whole(name, init, min, max), effect);
  }

  public static Parameter<?> real(
      String name,
      String label,
      String help,
      Parameter.Effect effect,
      double init,
      double min,
      double max,
      ParameterKind.Spacing spacing) {
    Parameter<Double> parameter =
        spacing == ParameterKind.Spacing.LOGARITHMIC
            ? Parameter.magnitude(name, init, min, max)
            : Parameter.real(name, init, min, max);
    return effect(parameter, effect);
  }

  public static Parameter<?> choice(
      String name, String label, String help, Parameter.Effect effect, List<String> choices) {
    return effect(Parameter.choice(name, choices.toArray(String[]::new)), effect);
  }

  public static Parameter<?> text(
      String name, String label, String help, Parameter.Effect effect, String init, int length) {
    return effect(Parameter.text(name, init, length), effect);
  }

  public static Preset preset(
      String name, String lookFor, String data, Map<String, String> parameters) {
    return preset(name, lookFor, data, parameters, Map.of());
  }

  public static Preset preset(
      String name,
      String lookFor,
      String data,
      Map<String, String> parameters,
      Map<String, DMatrixRMaj> start) {
    return preset(name, lookFor, data, Scale.NONE, parameters, start, 0);
  }

  public static Preset preset(
      String name,
      String lookFor,
      String data,
      Scale scale,
      Map<String, String> parameters,
      Map<String, DMatrixRMaj> start,
      long seed) {
    return new Preset(slug(name), data, scale, parameters, start, seed);
  }

  private static String slug(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-|-$", "");
  }
}
