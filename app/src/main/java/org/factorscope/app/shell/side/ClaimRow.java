package org.factorscope.app.shell.side;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.LessonWords.ClaimWords;
import org.factorscope.app.session.ClaimReading;
import org.factorscope.app.shell.look.Icon;
import org.jspecify.annotations.Nullable;

/// What the theory says, and whether it holds now: a sign, the claim and its margin.
final class ClaimRow extends HBox {
  private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");
  private static final PseudoClass FAILS = PseudoClass.getPseudoClass("fails");
  private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

  private final Claim<?, ?, ?> claim;
  private final ClaimWords words;
  private final StackPane sign = new StackPane();
  private final Label text = new Label();
  private final Label margin = new Label();
  private final Tooltip tooltip = new Tooltip();
  private @Nullable Verdict shown;
  private int failure = -1;

  ClaimRow(Claim<?, ?, ?> claim, ClaimWords words) {
    this.claim = claim;
    this.words = words;
    getStyleClass().add("claim");
    sign.getStyleClass().add("claim-sign");
    text.getStyleClass().add("claim-text");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setTooltip(tooltip);
    HBox.setHgrow(text, Priority.ALWAYS);
    margin.getStyleClass().add("claim-margin");
    margin.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(sign, text, margin);
    show(Verdict.NOT_YET, -1);
  }

  String claimId() {
    return claim.id();
  }

  /// @param firstFailure the half-step after which it failed first, -1 if it never did up to here
  void show(Verdict verdict, int firstFailure) {
    if (verdict.equals(shown) && firstFailure == failure) {
      return;
    }
    shown = verdict;
    failure = firstFailure;
    show(new ClaimReading(claim.promise(), verdict, firstFailure));
  }

  private void show(ClaimReading reading) {
    ClaimReading.Standing standing = reading.standing();
    Icon icon =
        switch (standing) {
          case HOLDS -> Icon.CHECK;
          case FAILED, BROKEN -> Icon.WARNING;
          case OPEN -> Icon.DASH;
        };
    sign.getChildren().setAll(icon.node());
    pseudoClassStateChanged(HOLDS, standing == ClaimReading.Standing.HOLDS);
    pseudoClassStateChanged(FAILS, standing == ClaimReading.Standing.FAILED);
    pseudoClassStateChanged(BROKEN, standing == ClaimReading.Standing.BROKEN);
    text.setText(reading.text(words.text()));
    margin.setText(reading.margin());
    String unit = words.margin().isEmpty() ? "" : "\nThe number: " + words.margin() + ".";
    tooltip.setText(reading.sentence() + unit);
    text.setAccessibleText(words.text() + reading.past() + ": " + reading.sentence());
  }
}
