package org.factorscope.app.shell.side;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.shell.text.FormulaCache;

/// The half-steps of an iteration, as the chosen method makes them; the one that was just made is
/// marked.
final class HalfStepList extends VBox {
  private final FormulaCache formulas;
  private final List<HalfStepCard> cards = new ArrayList<>();
  private List<HalfStepForm> shown = List.of();

  HalfStepList(FormulaCache formulas) {
    this.formulas = formulas;
    getStyleClass().add("half-steps");
  }

  void show(PlayerFrame frame) {
    List<HalfStepForm> halfSteps = frame.course().halfSteps();
    if (!halfSteps.equals(shown)) {
      shown = halfSteps;
      build(frame);
    }
    for (HalfStepCard card : cards) {
      boolean isMade = frame.record().halfStep().equals(card.name());
      card.show(
          isMade ? frame.numbers() : "",
          isMade ? HalfStepCard.Position.JUST_MADE : HalfStepCard.Position.OTHER);
    }
  }

  private void build(PlayerFrame frame) {
    cards.clear();
    for (HalfStepForm halfStep : shown) {
      cards.add(
          new HalfStepCard(
              halfStep.name(), halfStep.in(frame.lesson().words()), cards.size() + 1, formulas));
    }
    getChildren().setAll(cards);
  }
}
