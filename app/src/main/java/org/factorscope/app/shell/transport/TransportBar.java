package org.factorscope.app.shell.transport;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Icon;
import org.factorscope.app.shell.look.IconButton;
import org.factorscope.app.shell.look.KeyHint;
import org.jspecify.annotations.Nullable;

/// The bar below everything: steps, play, speed, the scrubber, and where the run stands.
public final class TransportBar extends HBox {
  private final PlayerViewModel player;
  private final IterationCount count = new IterationCount();
  private final Label status = new Label();
  private final Tooltip wholeStatus = new Tooltip();

  public TransportBar(PlayerViewModel player) {
    this.player = player;
    getStyleClass().add("transport-bar");
    setAlignment(Pos.CENTER_LEFT);
    Label speed = new Label("Speed");
    speed.getStyleClass().addAll("transport-label", "roomy");
    speed.setMinWidth(USE_PREF_SIZE);
    Scrubber scrubber = new Scrubber(player);
    setHgrow(scrubber, Priority.ALWAYS);
    status.getStyleClass().add("status");
    status.setWrapText(true);
    status.setTooltip(wholeStatus);
    getChildren()
        .addAll(
            new IconButton(Icon.FIRST, "To the start of the run", "Home", player::home),
            backButton(),
            new StepButton(player),
            iterationButton(),
            new PlayButton(player),
            endButton(),
            speed,
            new SpeedSlider(player),
            count,
            scrubber,
            status);
    setDisable(true);
    player.frameProperty().subscribe(this::show);
  }

  private Button backButton() {
    HBox content = new HBox(Icon.BACK.node(), new KeyHint("←"));
    content.getStyleClass().add("button-content");
    content.setAlignment(Pos.CENTER);
    Button back = new Button();
    back.getStyleClass().add("back-button");
    back.setGraphic(content);
    back.setMinWidth(USE_PREF_SIZE);
    back.setAccessibleText("Back one half-step");
    back.setTooltip(new Tooltip("Back one half-step  (←)"));
    back.setOnAction(_ -> player.stepBack());
    return back;
  }

  private Button iterationButton() {
    Label word = new Label("Iteration");
    word.setMinWidth(USE_PREF_SIZE);
    HBox content = new HBox(word, Icon.FAST.node());
    content.getStyleClass().add("button-content");
    content.setAlignment(Pos.CENTER);
    Button iteration = new Button();
    iteration.getStyleClass().add("iteration-button");
    iteration.setGraphic(content);
    iteration.setMinWidth(USE_PREF_SIZE);
    iteration.setAccessibleText("Forward one iteration");
    iteration.setTooltip(new Tooltip("Forward one iteration  (Shift+→)"));
    iteration.setOnAction(_ -> player.iterationForward());
    return iteration;
  }

  private IconButton endButton() {
    IconButton end = new IconButton(Icon.LAST, "Run until it stops", "End", player::end);
    end.getStyleClass().add("end-button");
    return end;
  }

  private void show(@Nullable PlayerFrame frame) {
    setDisable(frame == null);
    count.show(frame);
    if (frame != null) {
      status.setText(frame.status());
      wholeStatus.setText(frame.status());
    }
  }
}
