package org.factorscope.app.shell.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The name of a file to be saved, with the ending that its kind needs.
final class SaveName {
  private SaveName() {}

  /// The file that a save goes to.
  ///
  /// @param chosen as it was typed
  /// @param proposed the name that the dialog began with
  /// @param ending of the kind that was chosen, with its point
  /// @param endings of all kinds that there are
  /// @return `chosen` if it has a typed ending of one of the kinds; the proposed ending gives way
  ///   to that of the chosen kind
  static Path of(Path chosen, String proposed, String ending, List<String> endings) {
    String name = String.valueOf(chosen.getFileName());
    String lower = name.toLowerCase(Locale.ROOT);
    String typed = endings.stream().filter(lower::endsWith).findFirst().orElse("");
    if (typed.isEmpty()) {
      return chosen.resolveSibling(name + ending);
    }
    boolean isProposed = proposed.toLowerCase(Locale.ROOT).endsWith(typed);
    return typed.equals(ending) || !isProposed
        ? chosen
        : chosen.resolveSibling(name.substring(0, name.length() - typed.length()) + ending);
  }
}
