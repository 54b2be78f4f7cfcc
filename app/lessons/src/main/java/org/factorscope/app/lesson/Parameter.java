package org.factorscope.app.lesson;

import java.util.List;
import java.util.Locale;
import org.factorscope.algorithms.step.InvalidInputException;

/// Something that the user can set before or during a run.
public sealed interface Parameter {
  /// As on the command line and in traces, for example `step-size`.
  String name();

  /// In the window, for example "Step size η".
  String label();

  /// One sentence on what it does.
  String help();

  Effect effect();

  /// The value where nothing was set: an [Integer], a [Double] or a [String].
  Object defaultValue();

  /// Reads a value and checks its range.
  ///
  /// @throws InvalidInputException naming the parameter, the value and what would be right
  Object parse(String text);

  /// What values are allowed, in words, for example "a whole number from 1 to 50".
  String range();

  /// When a change is felt.
  enum Effect {
    /// In the middle of a run, as a new branch.
    AT_ONCE,
    /// By starting the run anew.
    FROM_START,
    /// In the pictures alone: another part of the same run is shown.
    VIEW
  }

  /// How a slider over the range is divided.
  enum Spacing {
    LINEAR,
    LOGARITHMIC
  }

  /// A whole number from `min` to `max`.
  record Whole(String name, String label, String help, Effect effect, int initial, int min, int max)
      implements Parameter {
    @Override
    public Object defaultValue() {
      return initial;
    }

    @Override
    public String range() {
      return String.format(Locale.ROOT, "a whole number from %d to %d", min, max);
    }

    @Override
    public Object parse(String text) {
      try {
        int value = Integer.parseInt(text.strip());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException notANumber) {
        // falls through to the one sentence for both mistakes
      }
      throw InvalidInputException.option(name, text, "must be " + range());
    }
  }

  /// A number from `min` to `max`.
  record Real(
      String name,
      String label,
      String help,
      Effect effect,
      double initial,
      double min,
      double max,
      Spacing spacing)
      implements Parameter {
    @Override
    public Object defaultValue() {
      return initial;
    }

    @Override
    public String range() {
      return "a number from %s to %s".formatted(plain(min), plain(max));
    }

    @Override
    public Object parse(String text) {
      try {
        double value = Double.parseDouble(text.strip());
        if (value >= min && value <= max) {
          return value;
        }
      } catch (NumberFormatException notANumber) {
        // falls through to the one sentence for both mistakes
      }
      throw InvalidInputException.option(name, text, "must be " + range());
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e6
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /// A line of text, at most `maxLength` characters.
  record Text(String name, String label, String help, Effect effect, String initial, int maxLength)
      implements Parameter {
    @Override
    public Object defaultValue() {
      return initial;
    }

    @Override
    public String range() {
      return String.format(Locale.ROOT, "a line of at most %d characters", maxLength);
    }

    @Override
    public Object parse(String text) {
      String line = text.strip();
      if (line.length() <= maxLength && line.lines().count() <= 1) {
        return line;
      }
      throw InvalidInputException.option(
          name, line.lines().findFirst().orElse(""), "must be " + range());
    }
  }

  /// One of a few named choices.
  record Choice(String name, String label, String help, Effect effect, List<String> choices)
      implements Parameter {
    public Choice {
      choices = List.copyOf(choices);
    }

    /// The first choice is the default.
    @Override
    public Object defaultValue() {
      return choices.getFirst();
    }

    @Override
    public String range() {
      return "one of " + String.join(", ", choices);
    }

    @Override
    public Object parse(String text) {
      if (choices.contains(text.strip())) {
        return text.strip();
      }
      throw InvalidInputException.option(name, text, "must be " + range());
    }
  }
}
