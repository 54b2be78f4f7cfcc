package org.factorscope.viz.fx;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.shape.SVGPath;
import org.factorscope.viz.panel.Panel;
import org.jspecify.annotations.Nullable;

/// A panel's view below a row with its title, its subtitle, its menu and the button that enlarges
/// it.
final class PanelCard extends BorderPane {
  private static final String ENLARGE = "M7 1h4v4M11 1L7.5 4.5M5 11H1V7M1 11l3.5-3.5";
  private static final String REDUCE = "M7 1v4h4M7 5l3.8-3.8M5 11V7H1M5 7l-3.8 3.8";
  private static final double HEADER_PADDING = 16;

  private final PanelView view;
  private final Label title = new Label();
  private final Label subtitle = new Label();
  private final Tooltip wholeTitle = new Tooltip();
  private final Button fill = new Button();
  private final SVGPath arrows = new SVGPath();
  private final CardMenu menu;
  private @Nullable Panel panel;

  /// @param menu what can be done with a panel, asked when its menu opens
  PanelCard(PanelView view, Runnable onFill, Function<Panel, List<MenuItem>> menu) {
    this.view = view;
    this.menu = new CardMenu(() -> panel == null ? List.of() : menu.apply(panel));
    this.menu.openOn(this);
    getStyleClass().add("panel-card");
    title.getStyleClass().add("panel-title");
    subtitle.getStyleClass().add("panel-subtitle");
    arrows.getStyleClass().add("panel-fill-icon");
    fill.getStyleClass().add("panel-fill-button");
    fill.setGraphic(arrows);
    fill.setOnAction(_ -> onFill.run());
    HBox buttons = new HBox(this.menu.button(), fill);
    CardHeader header = new CardHeader(title, subtitle, buttons, this::getHeight);
    Tooltip.install(header, wholeTitle);
    header.setPadding(new Insets(6, 8, 2, HEADER_PADDING));
    setTop(header);
    setCenter(view);
    setMinSize(0, 0);
    setExtent(Extent.CARD);
  }

  PanelView view() {
    return view;
  }

  void show(Panel panel) {
    this.panel = panel;
    title.setText(panel.title());
    subtitle.setText(panel.subtitle());
    wholeTitle.setText((panel.title() + "\n" + panel.subtitle()).strip());
    view.show(panel);
    describeButton();
  }

  /// What the button offers: the opposite of `now`.
  void setExtent(Extent now) {
    arrows.setContent(now == Extent.CARD ? ENLARGE : REDUCE);
    fill.setUserData(now);
    describeButton();
  }

  private void describeButton() {
    menu.button().setAccessibleText("Copy or save " + title.getText());
    fill.setAccessibleText(
        fill.getUserData() == Extent.CARD ? "Enlarge " + title.getText() : "Show all panels again");
  }

  /// How much of a grid a panel takes.
  enum Extent {
    /// A card among others.
    CARD,
    /// All of it.
    FILLED
  }
}
