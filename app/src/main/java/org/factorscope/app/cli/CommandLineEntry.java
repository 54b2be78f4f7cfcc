package org.factorscope.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.datasets.DataException;
import org.factorscope.viz.export.ExportException;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// Runs one command of the command line.
public final class CommandLineEntry {
  private static final int INTERRUPTED = 130;
  private static final int HELP_WIDTH = 100;

  private CommandLineEntry() {}

  /// Runs a command on the process's own streams.
  ///
  /// @return the exit status
  public static int run(String[] args) {
    StandardOutput output = StandardOutput.ofProcess();
    PrintStream err =
        new PrintStream(System.err, true, StandardOutput.orUtf8(System.err.charset()));
    Console console = new Console(output.stream(), err);
    int status = run(args, console);
    return output
        .lost()
        .map(
            why -> {
              console.complain("Standard output cannot be written: %s.".formatted(why));
              return ExitStatus.REFUSED;
            })
        .orElse(status);
  }

  /// Runs a command on the streams given, which are flushed and stay open.
  ///
  /// @return the exit status
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Console(out, err));
  }

  private static int run(String[] args, Console console) {
    try {
      return commandLine(console).execute(args);
    } catch (Throwable failure) {
      return explained(failure, console);
    } finally {
      console.out().flush();
    }
  }

  private static CommandLine commandLine(Console console) {
    return new CommandLine(new FactorscopeCommand())
        .addSubcommand("list", new ListCommand(console))
        .addSubcommand("describe", new DescribeCommand(console))
        .addSubcommand("datasets", new DatasetsCommand(console))
        .addSubcommand("run", new RunCommand(console))
        .addSubcommand("check", new CheckCommand(console))
        .addSubcommand("python-module", new PythonModuleCommand(console))
        .addSubcommand("open", new OpenCommand())
        .addSubcommand("rehearse", new RehearseCommand())
        .addSubcommand("bench", new BenchCommand(console))
        .addSubcommand("help", new CommandLine.HelpCommand())
        .setExpandAtFiles(false)
        .setUsageHelpWidth(HELP_WIDTH)
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setOut(new PrintWriter(console.out(), true, console.out().charset()))
        .setErr(new PrintWriter(console.err(), true, console.err().charset()))
        .setParameterExceptionHandler(
            (mistake, args) -> {
              console.complain(ParseMistake.sentence(mistake));
              return ExitStatus.REFUSED;
            })
        .setExecutionExceptionHandler((failure, command, parsed) -> explained(failure, console));
  }

  /// Says what went wrong in one line; a reader that has left and an interrupted run need none.
  private static int explained(Throwable failure, Console console) {
    return switch (failure) {
      case ClosedPipeException closed -> ExitStatus.DONE;
      case CancellationException interrupted -> INTERRUPTED;
      case UsageException usage -> refused(usage, console);
      case InvalidInputException input -> refused(input, console);
      case DataException data -> refused(data, console);
      case ExportException export -> refused(export, console);
      case OutOfMemoryError memory -> {
        console.complain(
            "There is not enough memory for this; give more with JAVA_OPTS=-Xmx4g, or use less"
                + " data.");
        yield ExitStatus.FAILED;
      }
      default -> {
        console.complain(unexpected(failure));
        yield ExitStatus.FAILED;
      }
    };
  }

  private static int refused(RuntimeException mistake, Console console) {
    console.complain(String.valueOf(mistake.getMessage()));
    return ExitStatus.REFUSED;
  }

  private static String unexpected(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    String place = trace.length == 0 ? "an unknown place" : trace[0].toString();
    return "This should not have happened, please report it: %s at %s.".formatted(failure, place);
  }
}
