package org.factorscope.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `factorscope python-module FILE`: the module that writes traces from Python.
@Command(
    name = "python-module",
    description = {
      "Copies out factorscope.py, the module that writes traces from Python: of runs of your own,",
      "and of KMeans, GaussianMixture and NMF of scikit-learn. It needs nothing but Python 3.8."
    },
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class PythonModuleCommand implements Callable<Integer> {
  private static final String MODULE = "factorscope.py";

  @Parameters(
      paramLabel = "FILE",
      description = "Where to, for example factorscope.py beside your own script; '-' prints it.")
  private String file = "";

  private final Console console;

  PythonModuleCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    try (InputStream module = PythonModuleCommand.class.getResourceAsStream(MODULE)) {
      if (module == null) {
        throw new IllegalStateException("no resource " + MODULE);
      }
      if (file.equals(OutputOptions.STANDARD_OUTPUT)) {
        module.transferTo(console.bytes());
        return ExitStatus.DONE;
      }
      try (PendingOutputs pending = PendingOutputs.open()) {
        OutputFile.at(NamedData.file(file), pending).write(module::transferTo);
      }
    }
    return ExitStatus.DONE;
  }
}
