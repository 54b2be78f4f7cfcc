package org.factorscope.app.lesson;

import java.util.List;
import java.util.Optional;

/// What values a [Parameter] takes.
///
/// @param <T> the type with which they are read
public sealed interface ParameterKind<T> {
  /// The value if nothing was set.
  T initial();

  /// What values are allowed, in words.
  String range();

  /// The value that a text stands for, or empty if it is out of range.
  Optional<T> parse(String text);

  /// The value as in traces: an [Integer], a [Double] or a [String].
  default Object traced(T value) {
    return value;
  }

  /// How a slider over the range is divided.
  enum Spacing {
    LINEAR,
    LOGARITHMIC
  }

  /// A whole number.
  record Whole(Integer initial, int min, int max) implements ParameterKind<Integer> {
    @Override
    public String range() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public Optional<Integer> parse(String text) {
      try {
        int value = Integer.parseInt(text);
        return value >= min && value <= max ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException notANumber) {
        return Optional.empty();
      }
    }
  }

  /// A number.
  record Real(Double initial, double min, double max, Spacing spacing)
      implements ParameterKind<Double> {
    @Override
    public String range() {
      return "a number from " + plain(min) + " to " + plain(max);
    }

    @Override
    public Optional<Double> parse(String text) {
      try {
        double value = Double.parseDouble(text);
        return value >= min && value <= max ? Optional.of(value) : Optional.empty();
      } catch (NumberFormatException notANumber) {
        return Optional.empty();
      }
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e6
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /// A line of text, at most `maxLength` characters.
  record Text(String initial, int maxLength) implements ParameterKind<String> {
    @Override
    public String range() {
      return "a line of at most " + maxLength + " characters";
    }

    @Override
    public Optional<String> parse(String text) {
      boolean fits = text.length() <= maxLength && text.lines().count() <= 1;
      return fits ? Optional.of(text) : Optional.empty();
    }
  }

  /// One of a few values, each with the word that stands for it; the first is the default.
  record Choice<T>(List<T> values, List<String> words) implements ParameterKind<T> {
    public Choice {
      values = List.copyOf(values);
      words = List.copyOf(words);
      if (values.size() != words.size()) {
        throw new IllegalArgumentException(words + " for " + values);
      }
    }

    @Override
    public T initial() {
      return values.getFirst();
    }

    @Override
    public String range() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public Optional<T> parse(String text) {
      int index = words.indexOf(text);
      return index < 0 ? Optional.empty() : Optional.of(values.get(index));
    }

    @Override
    public Object traced(T value) {
      return words.get(values.indexOf(value));
    }
  }

  /// Any of a few words, all of them by default.
  record Several(List<String> words) implements ParameterKind<List<String>> {
    public Several {
      words = List.copyOf(words);
    }

    @Override
    public List<String> initial() {
      return words;
    }

    @Override
    public String range() {
      return "any of " + String.join(", ", words) + ", with commas, or none";
    }

    @Override
    public Optional<List<String>> parse(String text) {
      if (text.equals("none")) {
        return Optional.of(List.of());
      }
      List<String> chosen = List.of(text.split("\\s*,\\s*", -1));
      boolean known = words.containsAll(chosen);
      return known
          ? Optional.of(words.stream().filter(chosen::contains).toList())
          : Optional.empty();
    }

    @Override
    public Object traced(List<String> value) {
      return value.isEmpty() ? "none" : String.join(",", value);
    }
  }

  /// A column of the data by its name or its number from 1; empty for the last numeric one.
  record Column() implements ParameterKind<String> {
    private static final int LONGEST = 200;

    @Override
    public String initial() {
      return "";
    }

    @Override
    public String range() {
      return "the name or the number of a column";
    }

    @Override
    public Optional<String> parse(String text) {
      return text.length() <= LONGEST ? Optional.of(text) : Optional.empty();
    }
  }
}
