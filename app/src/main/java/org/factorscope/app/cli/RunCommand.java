package org.factorscope.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.session.TraceEnd;
import org.factorscope.app.session.TraceHeader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `factorscope run LESSON`.
@Command(
    name = "run",
    description =
        "Runs a lesson without a window; prints a summary, or writes a trace, a figure, an"
            + " animation or a replay.",
    mixinStandardHelpOptions = true,
    versionProvider = FactorscopeCommand.Version.class)
final class RunCommand implements Callable<Integer> {
  /// Without pictures no earlier state is needed, so only the start is kept.
  private static final long NO_BUDGET_BYTES = 0;

  private final Console console;

  @Parameters(
      paramLabel = "LESSON",
      description = "A lesson's id, as 'factorscope list' prints it.")
  private String id = "";

  @Mixin private DataOptions data = new DataOptions();
  @Mixin private StartOptions start = new StartOptions();
  @Mixin private OutputOptions outputs = new OutputOptions();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description =
          "Exactly so many whole iterations, whatever the stop rule says; the default is to run"
              + " until the stop rule or the lesson's budget.")
  private @Nullable Integer iterations;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId(id);
    if (iterations != null && iterations < 0) {
      throw new UsageException(
          String.format(Locale.ROOT, "--iterations is %d, but must be 0 or more.", iterations));
    }
    outputs.check(lesson, wanted());
    OutputTargets.check(inputs(), outputs.files());
    RunSetup setup = start.applyTo(data.applyTo(RunSetup.defaultsOf(lesson), lesson, console));
    try (PendingOutputs pending = PendingOutputs.open()) {
      List<PictureOutput> pictures = pictures(pending);
      LessonRun run = started(lesson, setup, pictures);
      TraceEnd end = traced(run, pictures, pending);
      return status(run, end);
    }
  }

  private List<Path> inputs() {
    List<Path> inputs = new ArrayList<>(start.files());
    data.file().ifPresent(inputs::add);
    return inputs;
  }

  private OptionalInt wanted() {
    return iterations == null ? OptionalInt.empty() : OptionalInt.of(iterations);
  }

  private List<PictureOutput> pictures(PendingOutputs pending) {
    List<PictureOutput> pictures = new ArrayList<>();
    Path figure = outputs.figure();
    if (figure != null) {
      pictures.add(new FigureOutput(OutputFile.at(figure, pending), outputs));
    }
    Path animation = outputs.animation();
    if (animation != null) {
      pictures.add(new AnimationOutput(OutputFile.at(animation, pending), outputs));
    }
    Path replay = outputs.replay();
    if (replay != null) {
      pictures.add(new ReplayOutput(OutputFile.at(replay, pending), console));
    }
    Path history = outputs.history();
    if (history != null) {
      pictures.add(new HistoryOutput(OutputFile.at(history, pending)));
    }
    return pictures;
  }

  private static LessonRun started(
      Lesson<?, ?, ?> lesson, RunSetup setup, List<PictureOutput> pictures) {
    return pictures.isEmpty()
        ? LessonRun.start(lesson, setup, NO_BUDGET_BYTES)
        : LessonRun.start(lesson, setup);
  }

  /// Runs, and leaves every output whole and in its place.
  private TraceEnd traced(LessonRun run, List<PictureOutput> pictures, PendingOutputs pending)
      throws IOException {
    String target = outputs.trace();
    if (target == null) {
      return finished(new RunLoop(wanted()).run(run, record -> {}), run, pictures);
    }
    try (TraceOutput trace =
        TraceOutput.to(
            target, outputs.stateVariables(run), !pictures.isEmpty(), pending, console)) {
      trace.header(TraceHeader.of(run, data.name(run), data.columns(), data.triplets()));
      TraceEnd end = new RunLoop(wanted()).run(run, record -> trace.step(run, record));
      trace.end(end);
      finished(end, run, pictures);
      trace.commit();
      return end;
    }
  }

  private static TraceEnd finished(TraceEnd end, LessonRun run, List<PictureOutput> pictures) {
    pictures.forEach(picture -> picture.draw(run, end));
    return end;
  }

  private int status(LessonRun run, TraceEnd end) {
    if (outputs.isSilent()) {
      RunSummary.print(run, data.name(run), end, console.out());
    }
    if (!end.stopped().isFailure()) {
      return ExitStatus.DONE;
    }
    console.complain(
        String.format(
            Locale.ROOT,
            "%s failed in iteration %d. %s",
            run.lesson().id(),
            end.iterations(),
            end.stopped().sentence()));
    return ExitStatus.FAILED;
  }
}
