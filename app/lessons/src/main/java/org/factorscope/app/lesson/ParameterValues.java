package org.factorscope.app.lesson;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.factorscope.algorithms.step.InvalidInputException;

/// A value for each parameter of a lesson, and which of them somebody gave. Immutable.
public final class ParameterValues {
  private final List<Parameter<?>> parameters;
  private final Map<String, Object> values;
  private final Set<String> given;

  private ParameterValues(
      List<Parameter<?>> parameters, Map<String, Object> values, Set<String> given) {
    this.parameters = parameters;
    this.values = values;
    this.given = given;
  }

  /// Every parameter at its default.
  public static ParameterValues defaults(List<Parameter<?>> parameters) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(parameter -> values.put(parameter.name(), parameter.defaultValue()));
    return new ParameterValues(List.copyOf(parameters), values, Set.of());
  }

  /// The same with one parameter given.
  ///
  /// @throws InvalidInputException if there is no such parameter or the value is out of its range
  public ParameterValues with(String name, String text) {
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(name, parameter(name).parse(text));
    Set<String> nowGiven = new LinkedHashSet<>(given);
    nowGiven.add(name);
    return new ParameterValues(parameters, changed, nowGiven);
  }

  /// The same with another default for a parameter that was not given; a parameter that was given
  /// stays as it is.
  ///
  /// @throws InvalidInputException if there is no such parameter or the value is out of its range
  public ParameterValues withDefault(String name, String text) {
    Object value = parameter(name).parse(text);
    if (isGiven(name)) {
      return this;
    }
    Map<String, Object> changed = new LinkedHashMap<>(values);
    changed.put(name, value);
    return new ParameterValues(parameters, changed, given);
  }

  /// The parameter of that name.
  ///
  /// @throws InvalidInputException if there is none
  public Parameter<?> parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "There is no parameter '%s' here; there are: %s."
                        .formatted(name, String.join(", ", values.keySet()))));
  }

  /// Whether somebody gave this parameter, rather than leaving its default.
  public boolean isGiven(String name) {
    return given.contains(name);
  }

  /// The value of a parameter of this lesson.
  public <T> T get(Parameter<T> parameter) {
    @SuppressWarnings("unchecked") // Values are parsed by the parameter of that name.
    T value = (T) value(parameter.name());
    return value;
  }

  /// Whether somebody gave this parameter, rather than leaving its default.
  public boolean isGiven(Parameter<?> parameter) {
    return isGiven(parameter.name());
  }

  /// Whether a parameter has a meaning beside the values of the others.
  public boolean applies(Parameter<?> parameter) {
    return parameter.applies().test(this);
  }

  public int whole(String name) {
    return (Integer) value(name);
  }

  public double real(String name) {
    return (Double) value(name);
  }

  public String choice(String name) {
    return String.valueOf(traced(parameter(name)));
  }

  /// The choice as the constant of that name: `projected-als` is `PROJECTED_ALS`.
  public <E extends Enum<E>> E choice(String name, Class<E> constants) {
    return Enum.valueOf(constants, choice(name).replace('-', '_').toUpperCase(Locale.ROOT));
  }

  public String text(String name) {
    return (String) value(name);
  }

  /// The value with the parameter's own type.
  public Object value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /// A value as on the command line.
  public String written(String name) {
    return String.valueOf(traced(parameter(name)));
  }

  private <T> Object traced(Parameter<T> parameter) {
    return parameter.kind().traced(get(parameter));
  }

  /// All values by name as in traces, [Integer], [Double] or [String], in the parameters' order.
  public Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    parameters.forEach(parameter -> map.put(parameter.name(), traced(parameter)));
    return Collections.unmodifiableMap(map);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterValues that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
