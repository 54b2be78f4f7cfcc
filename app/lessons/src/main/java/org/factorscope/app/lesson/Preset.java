package org.factorscope.app.lesson;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.datasets.Scale;

/// A prepared run, one click away; some fail on purpose.
///
/// @param name for the menu, for example "Two centroids in one blob"
/// @param lookFor what to watch, one or two sentences
/// @param data name of a bundled or generated data set
/// @param parameters values that differ from the defaults, as on the command line
/// @param start state variables that are set, by name
public record Preset(
    String name,
    String lookFor,
    String data,
    Scale scale,
    Map<String, String> parameters,
    Map<String, DMatrixRMaj> start,
    long seed) {
  /// On data as they are, from the lesson's own start.
  public Preset(String name, String lookFor, String data, Map<String, String> parameters) {
    this(name, lookFor, data, parameters, Map.of());
  }

  /// On data as they are.
  public Preset(
      String name,
      String lookFor,
      String data,
      Map<String, String> parameters,
      Map<String, DMatrixRMaj> start) {
    this(name, lookFor, data, Scale.NONE, parameters, start, 0);
  }

  public Preset {
    parameters = Map.copyOf(parameters);
    start = Map.copyOf(start);
  }
}
