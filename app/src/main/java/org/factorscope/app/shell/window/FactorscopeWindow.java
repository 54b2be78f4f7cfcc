package org.factorscope.app.shell.window;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.UserProblem;
import org.factorscope.app.settings.KeptFiles;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.settings.SettingsFolder;
import org.factorscope.app.settings.SettingsStore;
import org.factorscope.app.settings.WindowSize;
import org.factorscope.app.shell.file.RunKeeping;
import org.factorscope.app.shell.look.Magnifier;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.task.FxTaskExecutor;
import org.factorscope.viz.paint.FastPainter;
import org.jspecify.annotations.Nullable;

/// The program with its window. Its first unnamed argument, if any, is a file to open.
public final class FactorscopeWindow extends Application {
  /// The named argument that makes the window rehearse [#ALL] lessons or, with any other value, the
  /// first one, and close.
  public static final String REHEARSE = "rehearse";

  public static final String ALL = "all";

  private static final Duration SAVE_AFTER = Duration.seconds(1);
  private static final Duration LONGEST_WITHOUT_A_WINDOW = Duration.millis(500);

  private final SettingsStore store = store();
  private final KeptFiles keptFiles = new KeptFiles(SettingsFolder.here().resolve("runs"));
  private @Nullable Running running;
  private boolean isRehearsal;

  private record Running(
      Stage stage,
      WindowPane pane,
      SettingsModel settings,
      FxTaskExecutor tasks,
      RunKeeping keeping) {}

  @Override
  public void start(Stage stage) {
    SettingsModel settings = new SettingsModel(store.load());
    FxTaskExecutor tasks = new FxTaskExecutor(this::unexpected);
    List<Lesson<?, ?, ?>> lessons = LessonCatalog.all();
    WindowPane pane =
        new WindowPane(
            new WindowPane.Parts(
                lessons, tasks, settings, () -> new FastPainter()::paint, this::unexpected),
            new WindowStage(stage));
    RunKeeping keeping = new RunKeeping(pane.player(), tasks, keptFiles.own());
    running = new Running(stage, pane, settings, tasks, keeping);
    Thread.setDefaultUncaughtExceptionHandler((_, failure) -> unexpected(failure));
    saveSoonAfterChanges(settings, tasks);
    pane.open(firstLesson(settings.get()));
    // With its first lesson in it, so that nothing is styled and laid out twice.
    new Awaited(
            () -> pane.player().frameProperty().get() != null,
            LONGEST_WITHOUT_A_WINDOW,
            () -> show(stage, pane, settings))
        .start();
    String rehearsed = getParameters().getNamed().get(REHEARSE);
    if (rehearsed != null) {
      rehearse(pane, rehearsed.equals(ALL) ? lessons : List.of());
      return;
    }
    keeping.watch();
    getParameters().getUnnamed().stream()
        .findFirst()
        .ifPresentOrElse(file -> pane.openFile(Path.of(file)), () -> offerLast(pane, tasks));
  }

  /// The run in which the program was ended the last time, in whatever way.
  private void offerLast(WindowPane pane, FxTaskExecutor tasks) {
    tasks.background(
        keptFiles::leftBehind,
        left -> left.ifPresent(pane::offerLast),
        failure -> complain(failure.toString()));
  }

  /// A rehearsal leaves no trace in the settings.
  private void rehearse(WindowPane pane, List<Lesson<?, ?, ?>> lessons) {
    isRehearsal = true;
    Instant started = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
    new Rehearsal(pane, started, lessons, System.out, Platform::exit).start();
  }

  /// A program that is killed has lost the last second's changes at most.
  private void saveSoonAfterChanges(SettingsModel settings, FxTaskExecutor tasks) {
    PauseTransition pause = new PauseTransition(SAVE_AFTER);
    pause.setOnFinished(
        _ -> {
          Settings now = settings.get();
          if (!isRehearsal) {
            tasks.compute(() -> store.save(now));
          }
        });
    settings.currentProperty().subscribe(() -> pause.playFromStart());
  }

  private static void show(Stage stage, WindowPane pane, SettingsModel settings) {
    WindowSize size = settings.get().window();
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setTitle("Factorscope");
    stage.setScene(
        new Scene(
            pane,
            Math.min(size.width(), screen.getWidth()),
            Math.min(size.height(), screen.getHeight())));
    stage.setMinWidth(Magnifier.LEAST_WIDTH);
    stage.setMinHeight(Magnifier.LEAST_HEIGHT);
    stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
    stage.setFullScreenExitHint("");
    stage.setMaximized(size.extent() == WindowSize.Extent.MAXIMIZED);
    stage.show();
  }

  /// Prepares what the window will need, while JavaFX starts.
  public static void warmUp() {
    WarmUp.inBackground(() -> firstLesson(store().load()));
  }

  private static SettingsStore store() {
    return new SettingsStore(
        SettingsFolder.here().resolve("settings.properties"), FactorscopeWindow::complain);
  }

  /// The one that was open last.
  private static Lesson<?, ?, ?> firstLesson(Settings settings) {
    List<Lesson<?, ?, ?>> lessons = LessonCatalog.all();
    return lessons.stream()
        .filter(lesson -> lesson.id().equals(settings.lesson()))
        .findFirst()
        .orElseGet(lessons::getFirst);
  }

  @Override
  public void stop() {
    if (running != null) {
      if (!isRehearsal) {
        running.keeping().keep();
      }
      running.pane().close();
      running.tasks().close();
      if (!isRehearsal) {
        store.save(withSize(running.settings().get(), running.stage()));
      }
    }
  }

  /// A window that fills the screen keeps the size that it would be restored to.
  private static Settings withSize(Settings settings, Stage stage) {
    if (stage.isFullScreen()) {
      return settings;
    }
    Scene scene = stage.getScene();
    WindowSize before = settings.window();
    return settings.withWindow(
        stage.isMaximized()
            ? new WindowSize(before.width(), before.height(), WindowSize.Extent.MAXIMIZED)
            : new WindowSize(scene.getWidth(), scene.getHeight(), WindowSize.Extent.RESTORED));
  }

  /// Something that should not happen: one line for a report, and a calm sentence in the window.
  private void unexpected(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    complain(failure + (trace.length == 0 ? "" : " at " + trace[0]));
    if (running != null) {
      Running now = running;
      now.tasks()
          .show(
              () ->
                  now.pane()
                      .tell(
                          new UserProblem(
                              "Something unexpected happened",
                              "The lesson goes on; what you did last may not have had its effect. "
                                  + "The technical reason: "
                                  + failure
                                  + ".")));
    }
  }

  private static void complain(String sentence) {
    System.err.println("factorscope: " + sentence);
  }
}
