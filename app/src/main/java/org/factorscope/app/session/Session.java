package org.factorscope.app.session;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.viz.export.AtomicFile;

/// A run to come back to: what it began with, what was done to it, and where it stands. Since the
/// same setup and the same edits give the same bits, no state is kept. Of two runs that are
/// compared, it is the one in view.
///
/// @param edits first to last
/// @param position of the playhead, in half-steps
/// @param axes which two columns plots of points show
public record Session(
    Lesson<?, ?, ?> lesson, RunSetup setup, List<Edit> edits, int position, Axes axes) {
  /// Of the files that this program writes and reads.
  static final int VERSION = 1;

  private static final OwnFile FILE = new OwnFile("session");

  public Session {
    edits = List.copyOf(edits);
  }

  /// The session of a run.
  ///
  /// @param values that hold now; those that change only what is shown are kept
  public static Session of(
      Lesson<?, ?, ?> lesson,
      RunSetup setup,
      ParameterValues values,
      List<Edit> edits,
      int position,
      Axes axes) {
    ParameterValues kept = setup.parameters();
    for (Parameter<?> parameter : lesson.parameters()) {
      String name = parameter.name();
      if (parameter.effect() == Parameter.Effect.VIEW && values.isGiven(name)) {
        kept = kept.with(name, values.written(name));
      }
    }
    return new Session(lesson, setup.settled(kept), edits, position, axes);
  }

  /// Whether a file begins as a session does.
  public static boolean isSession(Path file) {
    return FILE.is(file);
  }

  /// Reads a file.
  ///
  /// @param lessons finds a lesson by its id, or refuses
  /// @throws InvalidInputException if the file is no session of this version
  /// @throws org.factorscope.datasets.DataException where its data are not there
  public static Session read(Path file, Function<String, Lesson<?, ?, ?>> lessons) {
    return SessionReader.read(OwnFile.name(file), FILE.text(file), lessons);
  }

  /// Writes it, beside the file at first.
  ///
  /// @throws InvalidInputException if its data are too large for a session, or the lesson replays a
  ///   trace
  /// @throws org.factorscope.viz.export.ExportException where the file cannot be written
  public void write(Path file) {
    if (lesson instanceof ReplayedLesson) {
      throw new InvalidInputException(
          "This is a replay of a trace, which is its own file; open that file again instead.");
    }
    byte[] text = SessionWriter.text(this).getBytes(StandardCharsets.UTF_8);
    AtomicFile.save(file, out -> out.write(text));
  }

  /// Makes the run again, up to the playhead.
  ///
  /// @throws InvalidInputException if the setup or an edit cannot be used any more
  /// @throws CancellationException if the thread is interrupted
  public LessonRun run() {
    LessonRun run = LessonRun.start(lesson, setup);
    for (Edit edit : edits) {
      extend(run, edit.position());
      if (run.end() < edit.position()) {
        throw new InvalidInputException(
            String.format(
                Locale.ROOT,
                "The run ends before half-step %d, where the session says: %s.",
                edit.position(),
                edit.words()));
      }
      edit.applyTo(run);
    }
    extend(run, position);
    return run;
  }

  private static void extend(LessonRun run, int position) {
    while (run.end() < position && !run.isFinal()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      run.extend();
    }
  }
}
