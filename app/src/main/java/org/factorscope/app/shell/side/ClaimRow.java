package org.factorscope.app.shell.side;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.shell.look.Icon;
import org.jspecify.annotations.Nullable;

/// What the theory says, and whether it holds now: a sign, the claim and its margin.
final class ClaimRow extends HBox {
  private static final PseudoClass HOLDS = PseudoClass.getPseudoClass("holds");
  private static final PseudoClass FAILS = PseudoClass.getPseudoClass("fails");
  private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

  private final Claim<?> claim;
  private final StackPane sign = new StackPane();
  private final Label text = new Label();
  private final Label margin = new Label();
  private final Tooltip tooltip = new Tooltip();
  private @Nullable Verdict shown;

  ClaimRow(Claim<?> claim) {
    this.claim = claim;
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
    boolean isPromised = claim.promise() == Claim.Promise.PROMISED;
    text.setText(isPromised ? claim.text() : claim.text() + " (not promised)");
    show(Verdict.NOT_YET);
  }

  String claimId() {
    return claim.id();
  }

  void show(Verdict verdict) {
    if (verdict.equals(shown)) {
      return;
    }
    if (shown == null || shown.status() != verdict.status()) {
      showStatus(verdict.status());
    }
    shown = verdict;
    margin.setText(MarginText.of(verdict.margin()));
  }

  private void showStatus(Verdict.Status status) {
    boolean isPromised = claim.promise() == Claim.Promise.PROMISED;
    boolean fails = status == Verdict.Status.FAILS;
    Icon icon =
        switch (status) {
          case HOLDS -> Icon.CHECK;
          case FAILS -> Icon.WARNING;
          case NOT_YET -> Icon.DASH;
        };
    sign.getChildren().setAll(icon.node());
    pseudoClassStateChanged(HOLDS, status == Verdict.Status.HOLDS);
    pseudoClassStateChanged(FAILS, fails && !isPromised);
    pseudoClassStateChanged(BROKEN, fails && isPromised);
    String sentence = sentence(status, isPromised);
    tooltip.setText(sentence);
    text.setAccessibleText(claim.text() + ": " + sentence);
  }

  private static String sentence(Verdict.Status status, boolean isPromised) {
    return switch (status) {
      case HOLDS -> isPromised ? "Promised, and it holds." : "Not promised, but it holds here.";
      case FAILS -> isPromised ? "Promised, but it fails." : "Not promised, and it fails here.";
      case NOT_YET -> "Nothing to check yet.";
    };
  }
}
