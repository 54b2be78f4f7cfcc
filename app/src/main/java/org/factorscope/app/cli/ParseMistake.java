package org.factorscope.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with a command line, in one sentence that also says what would be right.
final class ParseMistake {
  private ParseMistake() {}

  static String sentence(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    String name = unusableName(mistake);
    if (!name.isEmpty()) {
      return String.valueOf(UsageException.noFileName(name).getMessage());
    }
    String what =
        switch (mistake) {
          case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
          default -> full(mistake);
        };
    return "%s See '%s --help'.".formatted(what, command.getCommandSpec().qualifiedName());
  }

  /// The text that was to be the name of a file and cannot; empty if that is not the mistake.
  private static String unusableName(ParameterException mistake) {
    for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidPathException impossible) {
        return impossible.getInput();
      }
    }
    return mistake instanceof UnmatchedArgumentException unmatched
            && isUnusable(unmatched.getUnmatched().getFirst())
        ? unmatched.getUnmatched().getFirst()
        : "";
  }

  private static boolean isUnusable(String text) {
    try {
      return Objects.isNull(Path.of(text));
    } catch (InvalidPathException impossible) {
      return true;
    }
  }

  private static String unmatched(UnmatchedArgumentException mistake, CommandLine command) {
    String argument = mistake.getUnmatched().getFirst();
    boolean isOption = argument.startsWith("-") && argument.length() > 1;
    boolean isCommand = !isOption && command.getParent() == null;
    if (!isOption && !isCommand) {
      return "'%s' is one argument too many.".formatted(argument);
    }
    List<String> close = mistake.getSuggestions();
    String right =
        close.isEmpty()
            ? "there are: " + (isOption ? options(command) : commands(command)) + "."
            : "did you mean " + String.join(" or ", close) + "?";
    return "There is no %s '%s' here; %s"
        .formatted(isOption ? "option" : "command", argument, right);
  }

  private static String commands(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  private static String options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(option -> option.longestName())
        .collect(Collectors.joining(", "));
  }

  /// The first line of picocli's message, with Java's types in words.
  private static String full(ParameterException mistake) {
    String line = String.valueOf(mistake.getMessage()).lines().findFirst().orElse("").strip();
    String plain =
        line.replaceFirst("is not an? (int|long|Integer|Long)$", "must be a whole number");
    return plain.endsWith(".") ? plain : plain + ".";
  }
}
