package org.factorscope.app.shell.side;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.shell.text.FormulaCache;

/// The half-steps of an iteration; the one that was just made is marked.
final class HalfStepList extends VBox {
  private final List<HalfStepCard> cards = new ArrayList<>();

  HalfStepList(List<Phase> phases, FormulaCache formulas) {
    getStyleClass().add("half-steps");
    for (Phase phase : phases) {
      cards.add(new HalfStepCard(phase, cards.size() + 1, formulas));
    }
    getChildren().setAll(cards);
  }

  void show(PlayerFrame frame) {
    Phase made = frame.record().phase();
    for (HalfStepCard card : cards) {
      String name = card.phase().name();
      boolean isMade = made != null && made.name().equals(name);
      card.show(
          frame.numbers().getOrDefault(name, ""),
          isMade ? HalfStepCard.Position.JUST_MADE : HalfStepCard.Position.OTHER);
    }
  }
}
