package org.factorscope.algorithms.step;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Numbers with names, in a fixed order. Immutable; half-steps that name the same numbers share the
/// list of names.
public final class NamedNumbers {
  private final List<String> names;
  private final double[] values;

  private NamedNumbers(List<String> names, double[] values) {
    this.names = names;
    this.values = values;
  }

  /// @param like numbers that probably have the same names
  static NamedNumbers of(Map<String, Double> numbers, List<String> like) {
    List<String> names = new ArrayList<>(numbers.keySet());
    double[] values = numbers.values().stream().mapToDouble(Double::doubleValue).toArray();
    return new NamedNumbers(names.equals(like) ? like : List.copyOf(names), values);
  }

  /// The names, in order.
  public List<String> names() {
    return names;
  }

  /// The number of that name, or empty.
  public OptionalDouble get(String name) {
    int index = names.indexOf(name);
    return index < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[index]);
  }

  /// All numbers by name, in order.
  public Map<String, Double> asMap() {
    Map<String, Double> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      map.put(names.get(i), values[i]);
    }
    return Collections.unmodifiableMap(map);
  }

  long bytes() {
    return 32 + (long) Double.BYTES * values.length;
  }
}
