package org.factorscope.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `factorscope rehearse`, for the help text: the program's entry opens the window itself, because
/// this package must not know it.
@Command(
    name = "rehearse",
    description = {
      "Opens the window, steps the first lesson a little and closes it again;",
      "says how long it took until the first picture. Good to run before a lecture."
    },
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class RehearseCommand implements Callable<Integer> {
  @Option(names = "--all", description = "Goes through all lessons.")
  private boolean all;

  @Override
  public Integer call() {
    throw new UsageException(
        "rehearse%s works alone, without other arguments.".formatted(all ? " --all" : ""));
  }
}
