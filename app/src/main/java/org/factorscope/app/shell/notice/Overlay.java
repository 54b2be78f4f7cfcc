package org.factorscope.app.shell.notice;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// What lies above the window: at most one card, and at most one strip at the bottom. What is below
/// can still be used.
public final class Overlay extends StackPane {
  private @Nullable Node card;
  private @Nullable Node strip;

  public Overlay() {
    getStyleClass().add("overlay");
    setPickOnBounds(false);
  }

  /// Shows a card in place of the one before.
  public void showCard(Node next) {
    closeCard();
    card = next;
    setAlignment(next, Pos.TOP_CENTER);
    getChildren().add(next);
  }

  /// Whether `node` is the card or the strip that is shown.
  public boolean shows(Node node) {
    return node.equals(card) || node.equals(strip);
  }

  /// Whether there was a card to close.
  public boolean closeCard() {
    boolean wasOpen = getChildren().remove(card);
    card = null;
    return wasOpen;
  }

  /// Shows a strip in place of the one before.
  void showStrip(Node next) {
    if (strip != null) {
      getChildren().remove(strip);
    }
    strip = next;
    setAlignment(next, Pos.BOTTOM_CENTER);
    getChildren().add(next);
  }

  /// Takes a strip away, if it is still the one that is shown.
  void closeStrip(Node shown) {
    if (Objects.equals(shown, strip)) {
      getChildren().remove(shown);
      strip = null;
    }
  }
}
