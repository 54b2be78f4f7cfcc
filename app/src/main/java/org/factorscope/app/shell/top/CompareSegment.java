package org.factorscope.app.shell.top;

import java.util.Locale;
import java.util.OptionalDouble;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.player.Comparison;
import org.factorscope.app.player.Comparison.Letter;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Icon;

/// One of the two runs that are compared: "A Clusters K = 4 · 78.9". Pressed in, with an eye, while
/// it is in view.
public final class CompareSegment extends ToggleButton {
  private final Letter letter;
  private final Label words = new Label();
  private final Label objective = new Label();
  private final Tooltip whole = new Tooltip();
  private boolean isInView;

  CompareSegment(Letter letter, PlayerViewModel player) {
    this.letter = letter;
    getStyleClass().add("compare-segment");
    setMinWidth(0);
    Label sign = new Label(letter.name());
    sign.getStyleClass().add("compare-letter");
    sign.setMinWidth(USE_PREF_SIZE);
    words.getStyleClass().add("compare-words");
    words.setMinWidth(0);
    objective.getStyleClass().add("compare-objective");
    objective.setMinWidth(USE_PREF_SIZE);
    HBox content = new HBox(Icon.EYE.node(), sign, words, objective);
    content.getStyleClass().add("compare-content");
    content.setAlignment(Pos.CENTER_LEFT);
    content.setMinWidth(0);
    setGraphic(content);
    setTooltip(whole);
    say("Run " + letter);
    setOnAction(_ -> pressed(player));
  }

  /// What is in view shows when its frame comes.
  private void pressed(PlayerViewModel player) {
    setSelected(isInView);
    if (!isInView) {
      player.exchange();
    }
  }

  void show(Comparison comparison, int position) {
    Comparison.Side side = comparison.side(letter);
    isInView = comparison.inView() == letter;
    setSelected(isInView);
    words.setText(side.words());
    OptionalDouble value = side.record().objective();
    boolean hasEnded = side.record().position() < position;
    String number = value.isPresent() ? Numbers.brief(value.getAsDouble()) : "";
    objective.setText(hasEnded ? (number + " ended").strip() : number);
    say(sentence(side, number, hasEnded));
  }

  private void say(String sentence) {
    whole.setText(isInView ? sentence : sentence + "  (X)");
    setAccessibleText(sentence);
  }

  private String sentence(Comparison.Side side, String number, boolean hasEnded) {
    String end =
        hasEnded
            ? String.format(Locale.ROOT, ", ended at half-step %d", side.record().position())
            : "";
    String objectiveWords = number.isEmpty() ? "" : ", objective " + number;
    return "Run %s, %s: %s%s%s"
        .formatted(letter, isInView ? "in view" : "not in view", side.words(), objectiveWords, end);
  }
}
