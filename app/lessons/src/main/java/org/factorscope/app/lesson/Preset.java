package org.factorscope.app.lesson;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.datasets.Scale;

/// A prepared run, one click away; some fail on purpose. Its name and what to watch stand in the
/// lesson's text.
///
/// @param id for example `two-in-one-blob`
/// @param data name of a bundled or generated data set
/// @param parameters values that differ from the defaults, as on the command line
/// @param start state variables that are set, by name
public record Preset(
    String id,
    String data,
    Scale scale,
    Map<String, String> parameters,
    Map<String, DMatrixRMaj> start,
    long seed) {
  public Preset {
    parameters = Map.copyOf(parameters);
    start = Map.copyOf(start);
  }

  /// On data as they are, from the lesson's own start, with its default parameters.
  public static Preset of(String id, String data) {
    return new Preset(id, data, Scale.NONE, Map.of(), Map.of(), 0);
  }

  /// The same with another value of a parameter.
  public <T> Preset with(Parameter<T> parameter, T value) {
    return with(parameter.name(), parameter.write(value));
  }

  private Preset with(String parameter, String text) {
    Map<String, String> more = new LinkedHashMap<>(parameters);
    more.put(parameter, text);
    return new Preset(id, data, scale, more, start, seed);
  }

  /// The same with a state variable set.
  public Preset from(String variable, DMatrixRMaj value) {
    Map<String, DMatrixRMaj> more = new LinkedHashMap<>(start);
    more.put(variable, value);
    return new Preset(id, data, scale, parameters, more, seed);
  }

  public Preset scaled(Scale newScale) {
    return new Preset(id, data, newScale, parameters, start, seed);
  }

  public Preset seeded(long newSeed) {
    return new Preset(id, data, scale, parameters, start, newSeed);
  }
}
