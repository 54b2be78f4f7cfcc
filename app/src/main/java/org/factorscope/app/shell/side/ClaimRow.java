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
    showStatus(verdict.status());
    margin.setText(MarginText.of(verdict.margin()));
  }

  private void showStatus(Verdict.Status status) {
    boolean isPromised = claim.promise() == Claim.Promise.PROMISED;
    boolean fails = status == Verdict.Status.FAILS;
    boolean failed = fails || failure >= 0;
    Icon icon =
        switch (status) {
          case HOLDS -> failed ? Icon.WARNING : Icon.CHECK;
          case FAILS -> Icon.WARNING;
          case NOT_YET -> failed ? Icon.WARNING : Icon.DASH;
        };
    sign.getChildren().setAll(icon.node());
    pseudoClassStateChanged(HOLDS, status == Verdict.Status.HOLDS && !failed);
    pseudoClassStateChanged(FAILS, failed && !isPromised);
    pseudoClassStateChanged(BROKEN, failed && isPromised);
    String past = !fails && failed ? "; failed at half-step " + failure : "";
    text.setText(words.text() + past + (isPromised ? "" : " (not promised)"));
    String sentence = sentence(status, isPromised);
    String unit = words.margin().isEmpty() ? "" : "\nThe number: " + words.margin() + ".";
    tooltip.setText(sentence + unit);
    text.setAccessibleText(words.text() + past + ": " + sentence);
  }

  private static String sentence(Verdict.Status status, boolean isPromised) {
    return switch (status) {
      case HOLDS -> isPromised ? "Promised, and it holds." : "Not promised, but it holds here.";
      case FAILS -> isPromised ? "Promised, but it fails." : "Not promised, and it fails here.";
      case NOT_YET -> "Nothing to check yet.";
    };
  }
}
