package org.factorscope.app.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.datasets.DataFile;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.Scale;
import org.factorscope.datasets.TripletImport;

/// A traced run as something that a player can open: forwards, backwards, with the lesson's panels,
/// wherever it was made.
///
/// @param lesson shows the trace's states
public record Replay(Lesson<?, ?, ?> lesson, RunSetup setup, Trace trace) {
  private static final byte[] BEGINNING = "{\"factorscope\"".getBytes(StandardCharsets.US_ASCII);

  /// How near objectives must be for a scale to be taken for the run's own.
  private static final double SAME = 1e-6;

  /// Whether a file begins as a trace does.
  public static boolean isTrace(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(BEGINNING.length);
      return java.util.Arrays.equals(start, BEGINNING);
    } catch (IOException unreadable) {
      return false;
    }
  }

  /// Reads a trace and makes it ready.
  ///
  /// The data are those of the catalogue by the trace's name for them, or else the file of that
  /// name beside the trace. If a trace does not say how the data were scaled, the first scale is
  /// taken with which the first objective comes out.
  ///
  /// @param lessons finds a lesson by its id, or refuses
  /// @throws InvalidInputException if the file is no trace, or not one of a run of that lesson
  /// @throws org.factorscope.datasets.DataException where its data cannot be read
  public static Replay open(Path file, Function<String, Lesson<?, ?, ?>> lessons) {
    return open(file, lessons, ReplayedAlgorithm.TOLERANCE);
  }

  /// The same with the largest deviation, relative to a variable's size, that is put down to
  /// rounding.
  public static Replay open(
      Path file, Function<String, Lesson<?, ?, ?>> lessons, double tolerance) {
    String name = String.valueOf(file.getFileName());
    Trace trace;
    try {
      trace = TraceReader.read(file);
    } catch (IOException unreadable) {
      throw new InvalidInputException(
          "%s cannot be read; check that it is there and may be read.".formatted(name));
    }
    return of(lessons.apply(trace.header().lesson()), trace, file, tolerance);
  }

  private static <P, O, S> Replay of(
      Lesson<P, O, S> lesson, Trace trace, Path file, double tolerance) {
    String name = String.valueOf(file.getFileName());
    Map<String, DMatrixRMaj> start = new LinkedHashMap<>(trace.steps().getFirst().state());
    ParameterValues values = ParameterValues.defaults(lesson.parameters());
    for (Map.Entry<String, Object> given : trace.header().parameters().entrySet()) {
      values = values.with(given.getKey(), String.valueOf(given.getValue()));
    }
    start.keySet().retainAll(settable(lesson, lesson.options(values)));
    values = lesson.fittedTo(start, values);
    Dataset source = data(trace.header(), file);
    Lesson<P, O, S> replayed = new ReplayedLesson<>(lesson, trace, values, name, tolerance);
    RunSetup setup = new RunSetup(source, Scale.NONE, values, start, trace.header().seed(), "");
    RunSetup scaled = scaled(replayed, setup, trace);
    refuseOtherHalfSteps(LessonRun.start(replayed, scaled), trace, name);
    return new Replay(replayed, scaled, trace);
  }

  /// How many half-steps the trace holds.
  public int halfSteps() {
    return trace.steps().size() - 1;
  }

  /// Refuses a trace whose half-steps do not take the turns that the run would make.
  private static void refuseOtherHalfSteps(LessonRun run, Trace trace, String name) {
    for (int i = 1; i < trace.steps().size(); i++) {
      String expected = run.halfStepAfter(i - 1).orElse("");
      String found = trace.steps().get(i).phase();
      if (!found.equals(expected)) {
        String what =
            expected.isEmpty()
                ? "but the run is over before it"
                : "but '%s' is the turn of %s".formatted(expected, run.lesson().title());
        throw new InvalidInputException(
            "%s, line %s: the half-step is '%s', %s."
                .formatted(name, String.valueOf(i + 2), found, what));
      }
      run.extend();
    }
  }

  private static <P, O, S> Set<String> settable(Lesson<P, O, S> lesson, O options) {
    return lesson.algorithm().variables(options).stream()
        .filter(StateVariable::isSettable)
        .map(StateVariable::name)
        .collect(Collectors.toSet());
  }

  private static Dataset data(TraceHeader header, Path trace) {
    Dataset data = whole(header, trace);
    return header.columns().isEmpty() ? data : data.select(header.columns());
  }

  private static Dataset whole(TraceHeader header, Path trace) {
    String name = header.data();
    if (name.equals(NoData.NAME) || DatasetCatalog.names().contains(name)) {
      return RunSetup.data(name);
    }
    Path beside = beside(name, trace);
    if (header.triplets().size() == 3) {
      List<String> triplets = header.triplets();
      return TripletImport.read(beside, triplets.get(0), triplets.get(1), triplets.get(2));
    }
    return DataFile.read(beside, header.columns()).dataset();
  }

  /// A file beside the trace, by its plain name: a trace from elsewhere must not make the program
  /// open files in other folders, or tell whether they exist.
  private static Path beside(String name, Path trace) {
    boolean isPlain =
        !name.isBlank()
            && !name.equals(".")
            && !name.equals("..")
            && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == ':' || c == 0);
    if (!isPlain) {
      throw new InvalidInputException(
          "The trace names its data '%s', which is no name of a data set or of a file beside it."
              .formatted(name));
    }
    try {
      Path beside = trace.resolveSibling(name);
      if (Files.isRegularFile(beside)) {
        return beside;
      }
    } catch (InvalidPathException impossible) {
      // said below
    }
    throw new InvalidInputException(
        "The run was made on %s, which is no data set here; put the file beside the trace."
            .formatted(name));
  }

  /// The start without the variables that the run has by itself, some of which may be fixed by the
  /// parameters and could not be set.
  private static Map<String, DMatrixRMaj> given(
      Lesson<?, ?, ?> lesson, RunSetup setup, Trace trace) {
    Map<String, DMatrixRMaj> given = new LinkedHashMap<>(setup.start());
    TraceScale scale = new TraceScale(trace);
    try {
      Map<String, DMatrixRMaj> own =
          LessonRun.start(lesson, setup.withStart(Map.of())).matricesAt(0);
      given
          .entrySet()
          .removeIf(
              entry -> {
                DMatrixRMaj ours = own.get(entry.getKey());
                return ours != null && scale.deviation(entry.getKey(), ours, entry.getValue()) == 0;
              });
    } catch (InvalidInputException needsItsStart) {
      // Such a run cannot begin without what the trace gives.
    }
    return given;
  }

  private static RunSetup scaled(Lesson<?, ?, ?> lesson, RunSetup setup, Trace trace) {
    if (!trace.header().scale().isEmpty()) {
      return at(Scale.byId(trace.header().scale()), lesson, setup, trace);
    }
    for (Scale scale : scales(lesson)) {
      RunSetup candidate = at(scale, lesson, setup, trace);
      LessonRun run = LessonRun.start(lesson, candidate);
      int last = Math.min(run.halfSteps().size(), trace.steps().size() - 1);
      while (run.end() < last && !run.isFinal()) {
        run.extend();
      }
      double ours = run.history().getLast().objective().orElse(0);
      double theirs = trace.steps().get(last).objective().orElse(ours);
      if (Math.abs(ours - theirs) <= SAME * Math.max(Math.abs(ours), Math.abs(theirs))) {
        return candidate;
      }
    }
    return setup;
  }

  private static RunSetup at(Scale scale, Lesson<?, ?, ?> lesson, RunSetup setup, Trace trace) {
    RunSetup unset = setup.withScale(scale);
    return unset.withStart(given(lesson, unset, trace));
  }

  /// The scale that the lesson opens with, then the others.
  private static List<Scale> scales(Lesson<?, ?, ?> lesson) {
    List<Scale> scales = new ArrayList<>(List.of(lesson.defaultScale()));
    for (Scale scale : Scale.values()) {
      if (scale != lesson.defaultScale()) {
        scales.add(scale);
      }
    }
    return scales;
  }
}
