package org.factorscope.app.shell.look;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/// A round button that says what is chosen, and opens a card to choose another: "Data **iris** ·
/// 150 × 4".
public final class CardChip extends Button {
  private final ChipFace face;

  /// A chip that says nothing yet.
  ///
  /// @param what is chosen, for example "Data"
  /// @param onOpen opens the card
  public CardChip(String what, String tooltip, Runnable onOpen) {
    face = new ChipFace(what);
    getStyleClass().addAll("chip", "card-chip");
    StackPane arrow = new StackPane();
    arrow.getStyleClass().add("chip-arrow");
    HBox content = new HBox(face, arrow);
    content.getStyleClass().add("chip-content");
    content.setAlignment(Pos.CENTER_LEFT);
    content.setMinWidth(0);
    setGraphic(content);
    setTooltip(new Tooltip(tooltip));
    setMinWidth(0);
    setOnAction(_ -> onOpen.run());
    show("", "");
  }

  /// Says what is chosen.
  ///
  /// @param more in quieter type, or empty
  public void show(String chosen, String more) {
    setAccessibleText(face.show(chosen, more));
  }
}
