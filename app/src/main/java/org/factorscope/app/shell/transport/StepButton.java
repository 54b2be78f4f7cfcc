package org.factorscope.app.shell.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonWords;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Icon;
import org.factorscope.app.shell.look.KeyHint;
import org.jspecify.annotations.Nullable;

/// The button that names the next half-step. It is as wide as the longest of them, so nothing moves
/// while the run continues.
final class StepButton extends Button {
  private static final String OVER = "Complete";

  private final StackPane verbs = new StackPane();
  private final List<Label> labels = new ArrayList<>();
  private @Nullable Lesson<?, ?, ?> lesson;
  private List<HalfStepForm> shown = List.of();
  private String next = "";

  StepButton(PlayerViewModel player) {
    getStyleClass().addAll("accent", "step-button");
    setMinWidth(USE_PREF_SIZE);
    setOnAction(_ -> player.stepForward());
    setTooltip(new Tooltip("Forward one half-step  (→)"));
    KeyHint hint = new KeyHint("→");
    HBox content = new HBox(verbs, Icon.FORWARD.node(), hint);
    content.getStyleClass().add("button-content");
    content.setAlignment(Pos.CENTER);
    setGraphic(content);
    setAccessibleText("Step");
    player.frameProperty().subscribe(this::show);
  }

  private void show(@Nullable PlayerFrame frame) {
    if (frame == null) {
      return;
    }
    if (!Objects.equals(frame.lesson(), lesson)) {
      lesson = frame.lesson();
      shown = List.of();
    }
    if (!frame.course().halfSteps().equals(shown)) {
      shown = frame.course().halfSteps();
      build(frame.lesson().words());
    }
    if (!frame.nextVerb().equals(next)) {
      next = frame.nextVerb();
      setDisable(next.isEmpty());
      setAccessibleText(next.isEmpty() ? OVER : next);
      String shownText = next.isEmpty() ? OVER : next;
      labels.forEach(label -> label.setVisible(label.getText().equals(shownText)));
    }
  }

  private void build(LessonWords words) {
    labels.clear();
    List<String> texts = new ArrayList<>();
    shown.forEach(halfStep -> texts.add(words.verb(halfStep.name())));
    texts.add(OVER);
    for (String text : texts) {
      Label label = new Label(text);
      label.setMinWidth(USE_PREF_SIZE);
      label.setVisible(false);
      labels.add(label);
    }
    next = "–";
    verbs.getChildren().setAll(labels);
  }
}
