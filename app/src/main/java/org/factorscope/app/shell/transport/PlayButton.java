package org.factorscope.app.shell.transport;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Icon;
import org.factorscope.app.shell.look.KeyHint;

/// Plays, and pauses what plays.
final class PlayButton extends Button {
  private final SVGPath playing = Icon.PAUSE.node();
  private final SVGPath paused = Icon.PLAY.node();
  private final Label play = word("Play");
  private final Label pause = word("Pause");

  PlayButton(PlayerViewModel player) {
    getStyleClass().add("play-button");
    setMinWidth(USE_PREF_SIZE);
    setOnAction(_ -> player.togglePlay());
    setTooltip(new Tooltip("Play and pause  (Space)"));
    HBox content =
        new HBox(new StackPane(paused, playing), new StackPane(play, pause), new KeyHint("Space"));
    content.getStyleClass().add("button-content");
    content.setAlignment(Pos.CENTER);
    setGraphic(content);
    player.playingProperty().subscribe(this::show);
  }

  private static Label word(String text) {
    Label label = new Label(text);
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private void show(boolean isPlaying) {
    playing.setVisible(isPlaying);
    pause.setVisible(isPlaying);
    paused.setVisible(!isPlaying);
    play.setVisible(!isPlaying);
    setAccessibleText(isPlaying ? "Pause" : "Play");
  }
}
