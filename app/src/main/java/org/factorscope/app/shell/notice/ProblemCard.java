package org.factorscope.app.shell.notice;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.factorscope.app.player.UserProblem;
import org.factorscope.app.shell.look.Icon;

/// A problem in words, with nothing to do but to read and close it.
final class ProblemCard extends VBox {
  private final Button close = new Button("Close");

  ProblemCard(UserProblem problem, Runnable onClose) {
    getStyleClass().addAll("card", "problem-card");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    StackPane sign = new StackPane(Icon.WARNING.node());
    sign.getStyleClass().add("problem-sign");
    Label title = new Label(problem.title());
    title.getStyleClass().add("card-title");
    HBox head = new HBox(sign, title);
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.CENTER_LEFT);
    Label sentence = new Label(problem.sentence());
    sentence.getStyleClass().add("card-text");
    sentence.setWrapText(true);
    sentence.setMinHeight(Region.USE_PREF_SIZE);
    close.getStyleClass().add("card-close");
    close.setTooltip(new Tooltip("Close  (Esc)"));
    close.setOnAction(_ -> onClose.run());
    HBox foot = new HBox(close);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(head, sentence, foot);
    setAccessibleText(problem.title() + ". " + problem.sentence());
  }

  /// Enter and Space close the card at once.
  void focusClose() {
    close.requestFocus();
  }
}
