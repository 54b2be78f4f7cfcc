package org.factorscope.app.shell.navigator;

import java.util.Map;
import java.util.concurrent.Callable;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.shell.notice.FailureText;
import org.factorscope.app.task.TaskExecutor;
import org.jspecify.annotations.Nullable;

/// Opens lessons. Their data are read in the background; what is asked for last wins.
public final class LessonOpening {
  private static final String TITLE = "The data cannot be used";

  private final TaskExecutor tasks;
  private final PlayerViewModel player;
  private TaskExecutor.@Nullable Cancellable underWay;

  public LessonOpening(TaskExecutor tasks, PlayerViewModel player) {
    this.tasks = tasks;
    this.player = player;
  }

  /// Goes back to the run that a lesson had when it was left; else opens it as its first preset
  /// says, or with its defaults.
  public void open(Lesson<?, ?, ?> lesson) {
    cancel();
    player.comeBack(lesson, () -> openAnew(lesson));
  }

  private void openAnew(Lesson<?, ?, ?> lesson) {
    if (lesson.presets().isEmpty()) {
      openDefaults(lesson);
    } else {
      open(lesson, lesson.presets().getFirst());
    }
  }

  /// Opens a prepared run.
  public void open(Lesson<?, ?, ?> lesson, Preset preset) {
    prepare(lesson, () -> RunSetup.of(lesson, preset));
  }

  /// Opens a lesson with the default of everything.
  public void openDefaults(Lesson<?, ?, ?> lesson) {
    prepare(lesson, () -> RunSetup.defaultsOf(lesson));
  }

  /// Starts a lesson anew with a data set of the catalogue, without the rows that it cannot use;
  /// what was set by hand for other data is dropped.
  public void openData(Lesson<?, ?, ?> lesson, RunSetup setup, String data) {
    prepare(
        lesson,
        () -> setup.withSource(UsableRows.of(RunSetup.data(data), lesson)).withStart(Map.of()));
  }

  private void prepare(Lesson<?, ?, ?> lesson, Callable<RunSetup> work) {
    cancel();
    underWay = tasks.background(work, setup -> player.open(lesson, setup), this::tell);
  }

  private void cancel() {
    if (underWay != null) {
      underWay.cancel();
    }
  }

  private void tell(Throwable failure) {
    player.report(FailureText.problem(TITLE, failure));
  }
}
