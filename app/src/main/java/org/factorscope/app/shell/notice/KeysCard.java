package org.factorscope.app.shell.notice;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.factorscope.app.shell.look.KeyHint;

/// All keys and what they do.
final class KeysCard extends VBox {
  private record Row(List<String> keys, String action) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(List.of("Space"), "Play and pause"),
          new Row(List.of("→", "←"), "One half-step forward, back"),
          new Row(List.of("Shift →", "Shift ←"), "One iteration forward, back"),
          new Row(List.of("Home"), "To the start of the run"),
          new Row(List.of("End"), "To its end; there again: runs until it stops"),
          new Row(List.of("+", "−"), "Faster, slower"),
          new Row(List.of("Ctrl Z", "Ctrl Shift Z"), "Undo an edit, make it again"),
          new Row(List.of("C", "Shift C"), "Compare with a second run, end it"),
          new Row(List.of("X"), "Show the other run of a comparison"),
          new Row(List.of("D"), "Choose data, scale, columns and axes"),
          new Row(List.of("Ctrl L"), "Search lessons and formulas"),
          new Row(List.of("Ctrl O"), "Open data, a trace or a session"),
          new Row(List.of("Ctrl S"), "Save the session"),
          new Row(List.of("Ctrl E"), "Export a figure or an animation"),
          new Row(List.of("[", "]"), "In a panel: pick a handle"),
          new Row(List.of("Alt ←↑→↓"), "In a panel: move the handle"),
          new Row(List.of("Ctrl +", "Ctrl −"), "Everything larger, smaller"),
          new Row(List.of("Ctrl 0"), "The usual size"),
          new Row(List.of("F11"), "Present: panels alone on the whole screen"),
          new Row(List.of("B", "P", "1 … 6"), "Presenting: dark screen, mark pointer, panel"),
          new Row(List.of("Page Down", "Page Up"), "To the next stop of a lecture, back"),
          new Row(List.of("L"), "Stops of a lecture"),
          new Row(List.of("Ctrl M"), "Make this moment a stop"),
          new Row(List.of("Esc"), "Close, back to all panels, stop presenting"),
          new Row(List.of("F1", "?"), "These keys"));

  KeysCard(Runnable onClose) {
    getStyleClass().addAll("card", "keys-card");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label title = new Label("Keys");
    title.getStyleClass().add("card-title");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("keys-grid");
    for (int i = 0; i < ROWS.size(); i++) {
      HBox keys = new HBox();
      keys.getStyleClass().add("keys");
      keys.setAlignment(Pos.CENTER_LEFT);
      ROWS.get(i).keys().forEach(key -> keys.getChildren().add(new KeyHint(key)));
      grid.addRow(i, keys, new Label(ROWS.get(i).action()));
    }
    Button close = new Button("Close");
    close.getStyleClass().add("card-close");
    close.setTooltip(new Tooltip("Close  (Esc)"));
    close.setOnAction(_ -> onClose.run());
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, grid, foot);
  }
}
