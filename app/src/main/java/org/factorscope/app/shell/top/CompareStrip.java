package org.factorscope.app.shell.top;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.factorscope.app.player.Comparison;
import org.factorscope.app.player.Comparison.Letter;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Icon;
import org.factorscope.app.shell.look.IconButton;
import org.factorscope.app.shell.look.KeyHint;
import org.jspecify.annotations.Nullable;

/// The two runs that are compared, above the panels; nothing if there is one run.
public final class CompareStrip extends HBox {
  private final CompareSegment a;
  private final CompareSegment b;

  public CompareStrip(PlayerViewModel player) {
    getStyleClass().add("compare-strip");
    setAlignment(Pos.CENTER_LEFT);
    setMinWidth(0);
    a = new CompareSegment(Letter.A, player);
    b = new CompareSegment(Letter.B, player);
    HBox segments = new HBox(a, b);
    segments.getStyleClass().add("compare-segments");
    segments.setMinWidth(0);
    setHgrow(segments, Priority.ALWAYS);
    KeyHint key = new KeyHint("X");
    Label hint = new Label("switches");
    hint.getStyleClass().addAll("compare-hint", "roomy");
    hint.setMinWidth(USE_PREF_SIZE);
    IconButton end =
        new IconButton(Icon.CLOSE, "End the comparison", "Shift+C", player::endComparison);
    end.getStyleClass().add("compare-end");
    getChildren().setAll(segments, key, hint, end);
    player.frameProperty().subscribe(this::show);
  }

  private void show(@Nullable PlayerFrame frame) {
    Comparison comparison = frame == null ? null : frame.comparison();
    setVisible(comparison != null);
    setManaged(comparison != null);
    if (frame != null && comparison != null) {
      a.show(comparison, frame.position());
      b.show(comparison, frame.position());
    }
  }
}
