package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.Comparison.Letter;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.session.RunSetup;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// What a first-time student does, in every lesson of the catalogue.
@ExtendWith(ApplicationExtension.class)
class EveryLessonTourTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  @Test
  void everyLessonCanBeSteppedPlayedScrubbedDraggedAndSet(FxRobot robot) {
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      robot.interact(() -> tour(lesson));
    }
  }

  private void tour(Lesson<?, ?, ?> lesson) {
    window.open(lesson.id());
    assertSame(lesson, window.frame().lesson());
    window.key(KeyCode.RIGHT);
    window.key(KeyCode.RIGHT);
    int made = window.frame().position();
    // A run may be over after a single half-step.
    assertEquals(window.frame().nextVerb().isEmpty() ? window.frame().end() : 2, made, lesson.id());
    window.key(KeyCode.LEFT);
    assertEquals(made - 1, window.frame().position());
    window.shiftKey(KeyCode.RIGHT);
    play();
    int played = window.frame().end();
    window.key(KeyCode.HOME);
    assertEquals(0, window.frame().position());
    window.key(KeyCode.END);
    assertEquals(played, window.frame().position());
    window.pane.player().scrubTo(1);
    assertEquals(1, window.frame().position());
    drag(lesson);
    parameter(lesson);
    compare(lesson);
  }

  private void compare(Lesson<?, ?, ?> lesson) {
    window.key(KeyCode.C);
    window.key(KeyCode.RIGHT);
    RunSetup setup = window.frame().setup();
    window.pane.player().open(lesson, setup.withSeed(setup.seed() + 1));
    window.key(KeyCode.RIGHT);
    PlayerFrame second = window.frame();
    assertEquals(Letter.B, Objects.requireNonNull(second.comparison()).inView(), lesson.id());
    window.key(KeyCode.X);
    assertEquals(Letter.A, Objects.requireNonNull(window.frame().comparison()).inView());
    assertEquals(second.comparison().a().record().objective(), window.frame().record().objective());
    window.key(KeyCode.X);
    assertEquals(setup.seed() + 1, window.frame().setup().seed(), lesson.id());
    assertEquals(second.record().objective(), window.frame().record().objective());
    window.shiftKey(KeyCode.C);
    assertEquals(null, window.frame().comparison());
  }

  private void play() {
    PlayerFrame before = window.frame();
    window.key(KeyCode.SPACE);
    assertTrue(window.pane.player().playingProperty().get());
    for (int beat = 0; beat < 3; beat++) {
      window.tasks.runPaused();
    }
    // A short run is over by itself.
    if (window.pane.player().playingProperty().get()) {
      window.key(KeyCode.SPACE);
    }
    assertFalse(window.pane.player().playingProperty().get());
    assertTrue(before.stopReason() != null || window.frame().position() > before.position());
    while (window.tasks.runPaused()) {
      assertFalse(window.pane.player().playingProperty().get());
    }
  }

  private void drag(Lesson<?, ?, ?> lesson) {
    Optional<Handle> handle = firstHandle();
    if (handle.isPresent()) {
      int before = window.frame().undoable().edits().size();
      window.pane.player().drag(handle.get(), 0.4, 0.6);
      assertEquals(before + 1, window.frame().undoable().edits().size(), lesson.id());
      window.controlKey(KeyCode.Z);
      assertEquals(before, window.frame().undoable().edits().size(), lesson.id());
    }
  }

  private Optional<Handle> firstHandle() {
    return window.frame().panels().stream()
        .filter(PlotPanel.class::isInstance)
        .flatMap(panel -> ((PlotPanel) panel).layers().stream())
        .filter(Layer.Markers.class::isInstance)
        .flatMap(layer -> ((Layer.Markers) layer).markers().stream())
        .map(Layer.Marker::handle)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /// Some value can be changed; data that are small may refuse others.
  private void parameter(Lesson<?, ?, ?> lesson) {
    PlayerFrame before = window.frame();
    for (Node node : window.scene().getRoot().lookupAll(".number-field .slider")) {
      Slider slider = (Slider) node;
      double step = Math.max(1, (slider.getMax() - slider.getMin()) / 40);
      double start = slider.getValue();
      for (double value : new double[] {start + step, start - step}) {
        slider.setValueChanging(true);
        slider.setValue(value);
        slider.setValueChanging(false);
        if (!before.parameters().equals(window.frame().parameters())) {
          return;
        }
      }
    }
    fail("nothing can be set in " + lesson.id());
  }

  @Test
  void everyLessonWithDataTakesAFileAndExplainsABadOne(FxRobot robot, @TempDir Path folder)
      throws IOException {
    Path numbers =
        Files.writeString(
            folder.resolve("own.csv"),
            "a,b,c,d,e\n1,2,5,7,3\n2,8,1,4,4\n5,1,9,2,6\n7,4,2,3,1\n3,4,6,1,5\n");
    Path bits =
        Files.writeString(
            Files.createDirectory(folder.resolve("bits")).resolve("own.csv"),
            "a,b,c\n1,0,1\n0,1,1\n1,1,0\n0,0,1\n");
    Path bad = Files.writeString(folder.resolve("bad.csv"), "a,b\n1,2\n3\n");
    List<Lesson<?, ?, ?>> withData =
        LessonCatalog.all().stream()
            .filter(lesson -> lesson.need().values() != DataNeed.Values.NONE)
            .toList();
    for (Lesson<?, ?, ?> lesson : withData) {
      robot.interact(
          () -> {
            window.open(lesson.id());
            window.pane.openFile(numbers);
            if (window.shows(".problem-card")) {
              // A lesson on zeros and ones says so, and takes those.
              window.key(KeyCode.ESCAPE);
              window.pane.openFile(bits);
            }
            assertEquals("own.csv", window.frame().data().name(), lesson.id());
            window.key(KeyCode.RIGHT);
            PlayerFrame before = window.frame();
            window.pane.openFile(bad);
            assertTrue(window.shows(".problem-card"), lesson.id());
            assertSame(before, window.frame());
            window.key(KeyCode.ESCAPE);
          });
    }
  }
}
