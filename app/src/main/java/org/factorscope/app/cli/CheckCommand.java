package org.factorscope.app.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.Replay;
import org.factorscope.app.session.TraceCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `factorscope check TRACE`: whether every half-step of a trace follows its formula.
@Command(
    name = "check",
    description = {
      "Replays a trace, wherever it was made, and holds each half-step against its formula.",
      "Exit status 0: every half-step follows it; 1: the first that does not is named."
    },
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TRACE", description = "A trace, as 'run --trace' writes it.")
  private String file = "";

  @Option(
      names = "--tolerance",
      paramLabel = "T",
      defaultValue = "1e-9",
      description = "Largest deviation, relative to the largest entry of a variable (1e-9).")
  private double tolerance;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  private final Console console;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!(tolerance >= 0)) {
      throw new UsageException("--tolerance is %s, but must be 0 or more.".formatted(tolerance));
    }
    Path trace = NamedData.file(file);
    TraceCheck check = TraceCheck.of(Replay.open(trace, LessonCatalog::byId, tolerance), tolerance);
    if (json) {
      JsonText.print(asMap(check), console);
    } else {
      console.out().println(sentence(check));
    }
    return check.mismatches().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private static Map<String, Object> asMap(TraceCheck check) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("half-steps", check.halfSteps());
    map.put("mismatches", check.mismatches());
    return map;
  }

  private String sentence(TraceCheck check) {
    String name = String.valueOf(NamedData.file(file).getFileName());
    if (check.mismatches().isEmpty()) {
      return "%s: all %s half-steps follow their formulas."
          .formatted(name, String.valueOf(check.halfSteps()));
    }
    TraceCheck.Mismatch first = check.mismatches().getFirst();
    return "%s, line %s: in iteration %s, %s is not what the half-step '%s' gives; it is off by %s, relative to its largest entry. %s of %s half-steps differ."
        .formatted(
            name,
            String.valueOf(first.line()),
            String.valueOf(first.iteration()),
            first.variable(),
            first.halfStep(),
            String.valueOf(first.deviation()),
            String.valueOf(check.mismatches().size()),
            String.valueOf(check.halfSteps()));
  }
}
