package org.factorscope.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.MatrixCsv;
import picocli.CommandLine.Option;

/// How the run starts: parameters, state variables, seed.
final class StartOptions {
  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter, as 'factorscope describe LESSON' prints it; may be repeated.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--start",
      paramLabel = "VARIABLE=FILE.csv",
      description = "A state variable from a CSV file with a header row; may be repeated.")
  private List<String> variables = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Of all randomness; the default is 0.")
  private long seed;

  /// The parameters, start and seed of `setup` replaced by what was asked for.
  RunSetup applyTo(RunSetup setup) {
    ParameterValues values = setup.parameters();
    for (String assignment : parameters) {
      Assignment set = Assignment.parse("--set", assignment, "NAME=VALUE");
      values = values.with(set.name(), set.value());
    }
    Map<String, DMatrixRMaj> start = new LinkedHashMap<>();
    for (String assignment : variables) {
      Assignment set = Assignment.parse("--start", assignment, "VARIABLE=FILE.csv");
      start.put(set.name(), MatrixCsv.read(NamedData.file(set.value())));
    }
    return setup.withParameters(values).withStart(start).withSeed(seed);
  }

  /// The files that the start is read from.
  List<Path> files() {
    return variables.stream()
        .map(text -> Assignment.parse("--start", text, "VARIABLE=FILE.csv"))
        .map(set -> NamedData.file(set.value()))
        .toList();
  }

  private record Assignment(String name, String value) {
    static Assignment parse(String option, String text, String form) {
      int equals = text.indexOf('=');
      if (equals <= 0 || equals == text.length() - 1) {
        throw new UsageException("%s is '%s', but must be %s.".formatted(option, text, form));
      }
      return new Assignment(text.substring(0, equals), text.substring(equals + 1));
    }
  }
}
