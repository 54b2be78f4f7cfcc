package org.factorscope.app.shell.side;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.LessonWords;
import org.factorscope.app.player.PlayerFrame;

/// The claims of a lesson with their verdicts at the playhead.
final class ClaimList extends VBox {
  private final List<ClaimRow> rows = new ArrayList<>();

  ClaimList(List<? extends Claim<?, ?, ?>> claims, LessonWords words) {
    getStyleClass().add("claims");
    claims.forEach(claim -> rows.add(new ClaimRow(claim, words.claim(claim.id()))));
    getChildren().setAll(rows);
  }

  void show(PlayerFrame frame) {
    for (ClaimRow row : rows) {
      String id = row.claimId();
      row.show(
          frame.course().verdicts().getOrDefault(id, Verdict.NOT_YET),
          frame.course().failures().getOrDefault(id, -1));
    }
  }
}
