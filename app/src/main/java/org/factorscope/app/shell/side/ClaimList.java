package org.factorscope.app.shell.side;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.player.PlayerFrame;

/// The claims of a lesson with their verdicts at the playhead.
final class ClaimList extends VBox {
  private final List<ClaimRow> rows = new ArrayList<>();

  ClaimList(List<? extends Claim<?>> claims) {
    getStyleClass().add("claims");
    claims.forEach(claim -> rows.add(new ClaimRow(claim)));
    getChildren().setAll(rows);
  }

  void show(PlayerFrame frame) {
    for (ClaimRow row : rows) {
      row.show(frame.record().verdicts().getOrDefault(row.claimId(), Verdict.NOT_YET));
    }
  }
}
