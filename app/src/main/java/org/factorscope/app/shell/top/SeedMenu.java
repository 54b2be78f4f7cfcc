package org.factorscope.app.shell.top;

import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.player.UserProblem;
import org.factorscope.app.shell.look.Chip;
import org.jspecify.annotations.Nullable;

/// The seed of the run: shown, typed over, or the next one.
final class SeedMenu {
  private final PlayerViewModel player;
  private final Chip chip = new Chip("Seed", "The same seed gives the same run");
  private final TextField field = new TextField();
  private @Nullable PlayerFrame frame;

  SeedMenu(PlayerViewModel player) {
    this.player = player;
    field.setPrefColumnCount(12);
    field.setAccessibleText("Seed");
    field.setTooltip(new Tooltip("Type a whole number, then Enter"));
    field.setOnAction(_ -> typed());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button use = new Button("Use");
    use.setOnAction(_ -> typed());
    Button next = new Button("Next seed");
    next.setOnAction(_ -> useNext());
    Label note = new Label("The same seed gives the same run, bit for bit.");
    note.getStyleClass().add("preset-text");
    HBox row = new HBox(field, use, next);
    row.getStyleClass().add("seed-row");
    VBox content = new VBox(row, note);
    content.getStyleClass().add("seed-editor");
    CustomMenuItem item = new CustomMenuItem(content, false);
    item.getStyleClass().add("seed-item");
    chip.getItems().setAll(item);
    chip.setMinWidth(Region.USE_PREF_SIZE);
    chip.setOnShown(_ -> focusField());
  }

  private void focusField() {
    if (frame != null) {
      field.setText(Long.toString(frame.setup().seed()));
    }
    field.requestFocus();
    field.selectAll();
  }

  Chip chip() {
    return chip;
  }

  void show(PlayerFrame next) {
    boolean isNew = frame == null || frame.setup().seed() != next.setup().seed();
    frame = next;
    if (isNew) {
      chip.show(Long.toString(next.setup().seed()), "");
    }
  }

  private void typed() {
    String text = field.getText().strip();
    chip.hide();
    try {
      use(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      player.report(
          new UserProblem(
              "This seed cannot be used",
              "'%s' is not a whole number; type one such as 7.".formatted(text)));
    }
  }

  private void useNext() {
    if (frame != null) {
      chip.hide();
      use(frame.setup().seed() + 1);
    }
  }

  private void use(long seed) {
    if (frame != null) {
      player.open(frame.lesson(), frame.setup().withSeed(seed));
    }
  }
}
