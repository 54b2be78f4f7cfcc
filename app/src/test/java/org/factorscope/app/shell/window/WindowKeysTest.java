package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class WindowKeysTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  /// The stage serves the next test too.
  @AfterEach
  void closePopups(FxRobot robot) {
    robot.interact(
        () ->
            List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .forEach(Window::hide));
  }

  /// Space last, for it closes a menu.
  private void pressAllKeysOfTheRun() {
    for (KeyCode key : List.of(KeyCode.RIGHT, KeyCode.C, KeyCode.X, KeyCode.END)) {
      window.key(key);
    }
    window.shiftKey(KeyCode.RIGHT);
    window.key(KeyCode.SPACE);
  }

  private void assertNothingHappened() {
    assertEquals(0, window.frame().end());
    assertEquals(null, window.frame().comparison());
    assertFalse(window.pane.player().playingProperty().get());
  }

  @Test
  void noKeyActsOnTheRunWhileAMenuIsOpen(FxRobot robot) {
    robot.interact(
        () -> {
          MenuButton more = window.find(".more-button", MenuButton.class);
          more.requestFocus();
          more.show();
          pressAllKeysOfTheRun();
          assertNothingHappened();
          more.hide();
          window.key(KeyCode.RIGHT);
          assertEquals(1, window.frame().position());
        });
  }

  @Test
  void noKeyActsOnTheRunWhileAComboBoxIsOpen(FxRobot robot) {
    robot.interact(
        () -> {
          ComboBox<?> box = window.find(".parameter-form .combo-box", ComboBox.class);
          box.requestFocus();
          box.show();
          pressAllKeysOfTheRun();
          assertNothingHappened();
          box.hide();
        });
  }

  @Test
  void noKeyActsOnTheRunWhileDataAreChosen(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.D);
          assertTrue(window.shows(".data-card"));
          window.find(".data-list", Node.class).requestFocus();
          pressAllKeysOfTheRun();
          assertNothingHappened();
          assertTrue(window.shows(".data-card"));
          window.key(KeyCode.ESCAPE);
          assertFalse(window.shows(".data-card"));
          assertEquals(0, window.timesLeft());
        });
  }

  @Test
  void escapeLeavesFullScreenWhereverTheFocusIs(FxRobot robot) {
    robot.interact(
        () -> {
          int times = 0;
          for (String selector :
              new String[] {
                ".lessons",
                ".search",
                ".step-button",
                ".number-field .slider",
                ".value-text",
                ".parameter-form .combo-box",
                ".scrubber",
                ".chip",
                ".side-pane"
              }) {
            window.find(selector, Node.class).requestFocus();
            window.key(KeyCode.ESCAPE);
            times++;
            assertEquals(times, window.timesLeft(), selector);
          }
        });
  }

  @Test
  void escapeFirstTakesBackWhatWasTypedIntoTheSearch(FxRobot robot) {
    robot.interact(
        () -> {
          TextField search = window.find(".search", TextField.class);
          window.pane.applyCss();
          window.pane.layout();
          search.requestFocus();
          assertTrue(search.isFocused(), () -> "focus: " + window.scene().getFocusOwner());
          search.setText("pca");
          window.key(KeyCode.ESCAPE);
          assertEquals("", search.getText());
          assertEquals(0, window.timesLeft());
          window.key(KeyCode.ESCAPE);
          assertEquals(1, window.timesLeft());
        });
  }

  @Test
  void openIsInAMenu(FxRobot robot) {
    robot.interact(
        () ->
            assertTrue(
                window.find(".more-button", MenuButton.class).getItems().stream()
                    .anyMatch(
                        item ->
                            item.getText().startsWith("Open")
                                && item.getAccelerator().match(openKey()))));
  }

  private static javafx.scene.input.KeyEvent openKey() {
    return new javafx.scene.input.KeyEvent(
        javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", KeyCode.O, false, true, false, false);
  }
}
