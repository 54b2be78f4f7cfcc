package org.factorscope.viz.fx;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.factorscope.viz.panel.Panel;

/// A panel's view below a row with its title, its subtitle and the button that enlarges it.
final class PanelCard extends BorderPane {
  private static final String ENLARGE = "M7 1h4v4M11 1L7.5 4.5M5 11H1V7M1 11l3.5-3.5";
  private static final String REDUCE = "M7 1v4h4M7 5l3.8-3.8M5 11V7H1M5 7l-3.8 3.8";
  private static final double HEADER_PADDING = 16;
  private static final double HEADER_GAP = 8;

  private final PanelView view;
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final Button fill = new Button();
  private final SVGPath arrows = new SVGPath();

  PanelCard(PanelView view, Runnable onFill) {
    this.view = view;
    getStyleClass().add("panel-card");
    title.getStyleClass().add("panel-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    subtitle.getStyleClass().add("panel-subtitle");
    // What does not fit is elided, so a long title never widens a card.
    subtitle.setMinWidth(0);
    subtitle.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(subtitle, Priority.ALWAYS);
    arrows.getStyleClass().add("panel-fill-icon");
    fill.getStyleClass().add("panel-fill-button");
    fill.setGraphic(arrows);
    fill.setMinWidth(Region.USE_PREF_SIZE);
    fill.setOnAction(_ -> onFill.run());
    HBox header = new HBox(HEADER_GAP, title, subtitle, fill);
    header.getStyleClass().add("panel-header");
    header.setAlignment(Pos.CENTER_LEFT);
    header.setPadding(new Insets(6, 8, 2, HEADER_PADDING));
    header.setMinWidth(0);
    setTop(header);
    setCenter(view);
    setMinSize(0, 0);
    setExtent(PanelExtent.CARD);
  }

  PanelView view() {
    return view;
  }

  void show(Panel panel) {
    title.setText(panel.title());
    subtitle.setText(panel.subtitle());
    view.show(panel);
    describeButton();
  }

  /// What the button offers: the opposite of `now`.
  void setExtent(PanelExtent now) {
    arrows.setContent(now == PanelExtent.CARD ? ENLARGE : REDUCE);
    fill.setUserData(now);
    describeButton();
  }

  private void describeButton() {
    fill.setAccessibleText(
        fill.getUserData() == PanelExtent.CARD
            ? "Enlarge " + title.getText()
            : "Show all panels again");
  }
}
