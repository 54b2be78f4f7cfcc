package org.factorscope.app.cli;

import java.util.concurrent.Callable;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `factorscope describe LESSON`.
@Command(
    name = "describe",
    description =
        "Describes a lesson: parameters, phases, formulas, state variables with shapes, claims,"
            + " sources.",
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class DescribeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "LESSON",
      description = "A lesson's id, as 'factorscope list' prints it.")
  private String id = "";

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  DescribeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId(id);
    if (json) {
      JsonText.print(LessonDescription.asMap(lesson), console);
    } else {
      LessonDescription.print(lesson, console.out());
    }
    return ExitStatus.DONE;
  }
}
