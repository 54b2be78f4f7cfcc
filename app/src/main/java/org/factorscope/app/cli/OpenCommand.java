package org.factorscope.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `factorscope open FILE`, for the help text: the program's entry opens the window itself, because
/// this package must not know it.
@Command(
    name = "open",
    description = "Opens a session, a trace, a table or a picture in the window.",
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class OpenCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "A session, a trace, a CSV file or a picture.")
  private String file = "";

  @Override
  public Integer call() {
    NamedData.file(file);
    throw new UsageException(
        "%s can only be opened by the program's own entry, which has a window.".formatted(file));
  }
}
