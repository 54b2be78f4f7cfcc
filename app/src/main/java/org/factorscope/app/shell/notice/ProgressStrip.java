package org.factorscope.app.shell.notice;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Says what is under way, and offers to give it up.
final class ProgressStrip extends HBox {
  ProgressStrip(String what, Runnable onCancel) {
    getStyleClass().addAll("card", "strip");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    bar.setPrefWidth(120);
    Button cancel = new Button("Cancel");
    cancel.getStyleClass().add("strip-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    cancel.setTooltip(new Tooltip("Gives it up; nothing changes"));
    cancel.setOnAction(_ -> onCancel.run());
    getChildren().addAll(new Label(what), bar, cancel);
  }
}
