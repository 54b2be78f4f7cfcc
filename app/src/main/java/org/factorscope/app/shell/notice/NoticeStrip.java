package org.factorscope.app.shell.notice;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.factorscope.app.shell.look.Icon;
import org.factorscope.app.shell.look.IconButton;

/// Says that something is done.
final class NoticeStrip extends HBox {
  private final Button offer = new Button();

  NoticeStrip(String sentence, Runnable onClose) {
    getStyleClass().addAll("card", "strip", "notice");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    Label text = new Label(sentence);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(text, offer, new IconButton(Icon.CLOSE, "Close", "Esc", onClose));
    offer.getStyleClass().add("notice-offer");
    offer.setVisible(false);
    offer.setManaged(false);
    offer.setMinWidth(Region.USE_PREF_SIZE);
  }

  /// Offers something that can be done about it.
  void offer(String what, Runnable action) {
    offer.setText(what);
    offer.setOnAction(_ -> action.run());
    offer.setVisible(true);
    offer.setManaged(true);
  }
}
