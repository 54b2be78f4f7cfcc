package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TakingAwayTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  /// The entries of the menu that the button of a panel opens.
  private List<MenuItem> menuOf(String panel) {
    Button button =
        window.scene().getRoot().lookupAll(".panel-menu-button").stream()
            .map(Button.class::cast)
            .filter(each -> each.getAccessibleText().equals("Copy or save " + panel))
            .findFirst()
            .orElseThrow();
    button.fire();
    return Window.getWindows().stream()
        .filter(ContextMenu.class::isInstance)
        .map(ContextMenu.class::cast)
        .findFirst()
        .orElseThrow()
        .getItems();
  }

  private static MenuItem entry(List<MenuItem> items, String text) {
    return items.stream()
        .flatMap(
            item ->
                item instanceof Menu menu
                    ? Stream.concat(Stream.of(item), menu.getItems().stream())
                    : Stream.of(item))
        .filter(item -> item.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPanelIsCopiedAsPictureNumbersAndLatex(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.END);
          List<MenuItem> items = menuOf("X ≈ Z · W");
          entry(items, "Copy the numbers").fire();
          String text = Clipboard.getSystemClipboard().getString();
          assertTrue(text.startsWith("X\n"), text.substring(0, 40));
          assertEquals(3, text.split("\n\n").length, "three matrices");
          MenuItem latex = entry(items, "Copy W as LaTeX");
          entry(((Menu) latex).getItems(), "3 digits").fire();
          String formula = Clipboard.getSystemClipboard().getString();
          assertTrue(formula.startsWith("\\left[\\begin{array}{rrrr}\n"), formula);
          assertEquals(4, formula.split("&.*&.*&").length, "three rows");
          entry(items, "Copy the picture").fire();
          assertEquals(1600, Clipboard.getSystemClipboard().getImage().getWidth());
        });
  }

  @Test
  void everyPanelOffersWhatItHas(FxRobot robot) {
    robot.interact(
        () -> {
          window.key(KeyCode.END);
          assertEquals(
              List.of(
                  "Copy the picture",
                  "Save the picture …",
                  "Copy the numbers",
                  "Save the numbers as CSV …"),
              menuOf("This half-step").stream().map(MenuItem::getText).toList());
        });
  }
}
