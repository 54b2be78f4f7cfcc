package org.factorscope.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `factorscope list`.
@Command(
    name = "list",
    description = "Lists the lessons: id, chapter, title.",
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class ListCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "As JSON.")
  private boolean json;

  ListCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (json) {
      JsonText.print(LessonCatalog.all().stream().map(ListCommand::entry).toList(), console);
    } else {
      List<List<String>> rows = LessonCatalog.all().stream().map(ListCommand::row).toList();
      TextTable.of(List.of("ID", "CHAPTER", "TITLE"), rows).print(console.out());
    }
    return ExitStatus.DONE;
  }

  private static List<String> row(Lesson<?, ?, ?> lesson) {
    return List.of(lesson.id(), lesson.chapter().title(), lesson.title());
  }

  private static Map<String, Object> entry(Lesson<?, ?, ?> lesson) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", lesson.id());
    entry.put("chapter", lesson.chapter().title());
    entry.put("title", lesson.title());
    return entry;
  }
}
