package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.settings.ThemeChoice;
import org.factorscope.app.shell.navigator.NavigatorEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WindowTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  @Test
  void everyLessonOpensAndSteps(FxRobot robot) {
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      robot.interact(
          () -> {
            window.pane.open(lesson);
            assertEquals(lesson, window.frame().lesson());
            window.key(KeyCode.RIGHT);
            assertEquals(1, window.frame().position());
            assertFalse(window.shows(".problem-card"));
            assertEquals(lesson.id(), window.settings.get().lesson());
          });
    }
  }

  @Test
  void theThemeIsSwitchedEverywhereAndRemembered(FxRobot robot) {
    robot.interact(
        () -> {
          assertTrue(sheets().contains("light.css"));
          window.press(".theme-button");
          assertTrue(sheets().contains("dark.css"));
          assertFalse(sheets().contains("light.css"));
          assertEquals(ThemeChoice.DARK, window.settings.get().theme());
          window.press(".theme-button");
          assertTrue(sheets().contains("light.css"));
        });
  }

  private List<String> sheets() {
    return window.scene().getStylesheets().stream()
        .map(sheet -> sheet.substring(sheet.lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void theSearchFindsLessonsByTitleAndFormulaAndOpensTheFirst(FxRobot robot) {
    robot.interact(
        () -> {
          TextField search = window.find(".search", TextField.class);
          ListView<?> list = window.find(".lessons", ListView.class);
          search.setText("soft vec");
          assertEquals(2, list.getItems().size());
          search.fireEvent(new javafx.event.ActionEvent());
          assertEquals("soft-vq", window.frame().lesson().id());
          assertEquals("", search.getText());
          window.key(KeyCode.RIGHT);
          assertEquals(1, window.frame().position());
          search.setText("nothing is called this");
          assertTrue(list.getItems().isEmpty());
          search.setText("");
          assertTrue(list.getItems().size() > LessonCatalog.all().size());
        });
  }

  @Test
  void arrowsInTheListGoFromLessonToLessonAndEnterOpens(FxRobot robot) {
    robot.interact(
        () -> {
          ListView<?> list = window.find(".lessons", ListView.class);
          list.requestFocus();
          for (int lesson = 0; lesson < 2; lesson++) {
            do {
              window.key(KeyCode.DOWN);
            } while (list.getSelectionModel().getSelectedItem() instanceof NavigatorEntry.Link);
          }
          assertTrue(list.getSelectionModel().getSelectedItem() instanceof NavigatorEntry.Entry);
          window.key(KeyCode.ENTER);
          assertEquals(LessonCatalog.all().get(2), window.frame().lesson());
        });
  }

  @Test
  void theHalfStepThatWasJustMadeIsMarked(FxRobot robot) {
    robot.interact(
        () -> {
          assertFalse(window.shows(".half-step:current"));
          window.key(KeyCode.RIGHT);
          Label verb = window.find(".half-step:current .half-step-verb", Label.class);
          assertTrue(verb.getText().startsWith("1"), verb.getText());
          window.key(KeyCode.RIGHT);
          verb = window.find(".half-step:current .half-step-verb", Label.class);
          assertTrue(verb.getText().startsWith("2"), verb.getText());
        });
  }

  @Test
  void f1ShowsTheKeysAndEscapeClosesThem(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.F1);
          assertTrue(window.shows(".keys-card"));
          window.key(KeyCode.ESCAPE);
          assertFalse(window.shows(".keys-card"));
        });
  }

  @Test
  void everyButtonHasANameAndATooltip(FxRobot robot) {
    robot.interact(() -> check(window.pane));
  }

  private static void check(Node node) {
    if (node instanceof ButtonBase button && button.isFocusTraversable()) {
      boolean isPanels = button.getStyleClass().contains("panel-fill-button");
      String name =
          button.getAccessibleText() == null ? button.getText() : button.getAccessibleText();
      assertFalse(name == null || name.isBlank(), () -> "no name: " + button);
      assertTrue(isPanels || button.getTooltip() != null, () -> "no tooltip: " + button);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(WindowTest::check);
    }
  }
}
