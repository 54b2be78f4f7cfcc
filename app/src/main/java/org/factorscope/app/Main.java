package org.factorscope.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Logger;
import javafx.application.Application;
import org.factorscope.app.cli.CommandLineEntry;
import org.factorscope.app.shell.window.FactorscopeWindow;

/// The program's entry. Must not be a JavaFX application itself: on the class path such a class
/// does not start.
public final class Main {
  private static final int REFUSED = 2;
  private static final Logger JAVAFX = Logger.getLogger("javafx");
  private static final String CLASS_PATH_COMPLAINT = "Unsupported JavaFX configuration";
  private static final String NO_DISPLAY =
      "factorscope: there is no display to open the window on; without one, use the command line: "
          + "'factorscope run k-means --figure k-means.png' or 'factorscope --help'.";

  private static final String NO_LIBRARY =
      "factorscope: a system library that the window needs is missing; on Debian, 'apt-get install"
          + " libgtk-3-0 libgl1 libxtst6' brings it. The command line works without it.";

  private Main() {}

  /// Runs a command, or opens the window.
  ///
  /// @param args a command of the command line; nothing, `rehearse`, `open FILE` or, as file
  ///   managers do, a file alone, for the window
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    if (List.of(args).equals(List.of("rehearse"))) {
      System.exit(openWindow("--" + FactorscopeWindow.REHEARSE + "=first"));
    }
    if (List.of(args).equals(List.of("rehearse", "--all"))) {
      System.exit(openWindow("--" + FactorscopeWindow.REHEARSE + "=" + FactorscopeWindow.ALL));
    }
    boolean opensFile =
        args.length == 2 && args[0].equals("open") && !args[1].startsWith("-") && isPath(args[1]);
    boolean isFile = args.length == 1 && isFile(args[0]);
    if (args.length > 0 && !opensFile && !isFile) {
      System.exit(CommandLineEntry.run(args));
    }
    System.exit(opensFile ? openWindow(args[1]) : openWindow(args));
  }

  private static boolean isFile(String argument) {
    return isPath(argument) && Files.isRegularFile(Path.of(argument));
  }

  /// Whether the argument can be the name of a file; the locale may lack its letters.
  private static boolean isPath(String argument) {
    try {
      return Objects.nonNull(Path.of(argument));
    } catch (InvalidPathException impossible) {
      return false;
    }
  }

  private static int openWindow(String... arguments) {
    if (!hasDisplay(System.getProperty("os.name"), System.getenv())) {
      System.err.println(NO_DISPLAY);
      return REFUSED;
    }
    // It complains of the class path, which is where this program wants it.
    JAVAFX.setFilter(line -> !String.valueOf(line.getMessage()).startsWith(CLASS_PATH_COMPLAINT));
    FactorscopeWindow.warmUp();
    try {
      Application.launch(FactorscopeWindow.class, arguments);
      return 0;
    } catch (UnsupportedOperationException noToolkit) {
      System.err.println(NO_DISPLAY);
      return REFUSED;
    } catch (RuntimeException failure) {
      if (failure.getCause() instanceof UnsatisfiedLinkError) {
        System.err.println(NO_LIBRARY);
        return REFUSED;
      }
      throw failure;
    }
  }

  /// Whether there may be a display; only on Linux can one know before trying.
  static boolean hasDisplay(String system, Map<String, String> environment) {
    boolean isLinux = system.toLowerCase(Locale.ROOT).startsWith("linux");
    return !isLinux
        || "Headless".equals(System.getProperty("glass.platform"))
        || !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }
}
