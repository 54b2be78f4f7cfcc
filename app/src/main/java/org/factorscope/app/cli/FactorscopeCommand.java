package org.factorscope.app.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The program's name, with its commands below it.
@Command(
    name = "factorscope",
    description = "Watch matrix factorization algorithms, one half-step at a time.",
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Without arguments the window opens.",
      "Exit status: 0 done; 1 the run diverged or met a number that is not finite; 2 bad input or",
      "usage; 130 interrupted."
    })
final class FactorscopeCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    CommandSpec known = Objects.requireNonNull(spec);
    throw new ParameterException(
        known.commandLine(),
        "A command is missing; there are: %s."
            .formatted(String.join(", ", known.subcommands().keySet())));
  }

  /// The version in the jar's manifest.
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = FactorscopeCommand.class.getPackage().getImplementationVersion();
      return new String[] {
        "factorscope %s (Java %s)"
            .formatted(version == null ? "from source" : version, Runtime.version())
      };
    }
  }
}
