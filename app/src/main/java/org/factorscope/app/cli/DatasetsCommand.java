package org.factorscope.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.DatasetInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `factorscope datasets`.
@Command(
    name = "datasets",
    description = "Lists the data sets that come with the program.",
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class DatasetsCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--json", description = "As JSON, with provenance and licence.")
  private boolean json;

  DatasetsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (json) {
      JsonText.print(DatasetCatalog.all().stream().map(DatasetsCommand::entry).toList(), console);
    } else {
      List<List<String>> rows = DatasetCatalog.all().stream().map(DatasetsCommand::row).toList();
      TextTable.of(List.of("NAME", "ROWS", "COLUMNS", "KIND", "TITLE"), rows).print(console.out());
    }
    return ExitStatus.DONE;
  }

  private static List<String> row(DatasetInfo info) {
    return List.of(
        info.name(),
        Integer.toString(info.rows()),
        Integer.toString(info.columns()),
        kind(info),
        info.title());
  }

  private static Map<String, Object> entry(DatasetInfo info) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", info.name());
    entry.put("title", info.title());
    entry.put("rows", info.rows());
    entry.put("columns", info.columns());
    entry.put("gaps", info.gaps() == DatasetInfo.Gaps.SOME);
    entry.put("kind", kind(info));
    entry.put("description", info.description());
    entry.put("provenance", info.provenance());
    entry.put("licence", info.licence());
    return entry;
  }

  private static String kind(DatasetInfo info) {
    return info.kind().name().toLowerCase(Locale.ROOT);
  }
}
