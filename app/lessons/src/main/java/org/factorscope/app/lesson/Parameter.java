package org.factorscope.app.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.factorscope.algorithms.step.InvalidInputException;

/// Something that the user can set before or during a run. A lesson declares it once, as a
/// constant, and reads it with its type: `values.get(CLUSTERS)`. Its label and its help stand in
/// the lesson's text.
///
/// @param name as on the command line and in traces, for example `step-size`
/// @param kind what values it takes
/// @param effect when a change is felt
/// @param applies whether it has a meaning beside the values of the other parameters; greyed out in
///   the window if not
public record Parameter<T>(
    String name, ParameterKind<T> kind, Effect effect, Predicate<ParameterValues> applies) {
  /// When a change is felt.
  public enum Effect {
    /// In the middle of a run, as a new branch.
    AT_ONCE,
    /// By starting the run anew.
    FROM_START,
    /// In the pictures alone: another part of the same run is shown.
    VIEW
  }

  private static <T> Parameter<T> of(String name, ParameterKind<T> kind) {
    return new Parameter<>(name, kind, Effect.FROM_START, values -> true);
  }

  /// A whole number from `min` to `max`.
  public static Parameter<Integer> whole(String name, int initial, int min, int max) {
    return of(name, new ParameterKind.Whole(initial, min, max));
  }

  /// A number from `min` to `max`.
  public static Parameter<Double> real(String name, double initial, double min, double max) {
    return of(name, new ParameterKind.Real(initial, min, max, ParameterKind.Spacing.LINEAR));
  }

  /// A number from `min` to `max` with a logarithmic slider.
  public static Parameter<Double> magnitude(String name, double initial, double min, double max) {
    return of(name, new ParameterKind.Real(initial, min, max, ParameterKind.Spacing.LOGARITHMIC));
  }

  /// A line of text.
  public static Parameter<String> text(String name, String initial, int maxLength) {
    return of(name, new ParameterKind.Text(initial, maxLength));
  }

  /// One of a few words; the first is the default.
  public static Parameter<String> choice(String name, String... choices) {
    return of(name, new ParameterKind.Choice<>(List.of(choices), List.of(choices)));
  }

  /// One of an enum's constants, by their names in lower case with hyphens; the first is the
  /// default.
  public static <E extends Enum<E>> Parameter<E> choice(String name, Class<E> constants) {
    List<E> values = Arrays.asList(constants.getEnumConstants());
    return of(
        name, new ParameterKind.Choice<>(values, values.stream().map(Parameter::word).toList()));
  }

  /// One of an enum's constants under names of their own, in the constants' order.
  public static <E extends Enum<E>> Parameter<E> choice(
      String name, Class<E> constants, String... words) {
    List<E> values = Arrays.asList(constants.getEnumConstants());
    return of(name, new ParameterKind.Choice<>(values, List.of(words)));
  }

  /// Yes or no.
  public static Parameter<Boolean> toggle(String name, boolean initial) {
    List<Boolean> values = initial ? List.of(true, false) : List.of(false, true);
    return of(
        name,
        new ParameterKind.Choice<>(values, values.stream().map(v -> v ? "yes" : "no").toList()));
  }

  /// Any of a few words, all of them by default; written with commas.
  public static Parameter<List<String>> several(String name, String... choices) {
    return of(name, new ParameterKind.Several(List.of(choices)));
  }

  /// A column of the data by its name or by its number from 1; empty for the last numeric one.
  public static Parameter<String> column(String name) {
    return of(name, new ParameterKind.Column());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The same, felt in the middle of a run.
  public Parameter<T> atOnce() {
    return new Parameter<>(name, kind, Effect.AT_ONCE, applies);
  }

  /// The same, felt in the pictures alone.
  public Parameter<T> viewOnly() {
    return new Parameter<>(name, kind, Effect.VIEW, applies);
  }

  /// The same, with a meaning only if the condition holds.
  public Parameter<T> appliesIf(Predicate<ParameterValues> condition) {
    return new Parameter<>(name, kind, effect, condition);
  }

  public T defaultValue() {
    return kind.initial();
  }

  /// What values are allowed, in words, for example "a whole number from 1 to 50".
  public String range() {
    return kind.range();
  }

  /// Reads a value and checks its range.
  ///
  /// @throws InvalidInputException naming the parameter, the value and what would be right
  public T parse(String text) {
    return kind.parse(text.strip())
        .orElseThrow(
            () ->
                InvalidInputException.option(
                    name, text.lines().findFirst().orElse(""), "must be " + range()));
  }

  /// A value as on the command line.
  public String write(T value) {
    return String.valueOf(kind.traced(value));
  }
}
