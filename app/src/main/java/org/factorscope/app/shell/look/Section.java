package org.factorscope.app.shell.look;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A stretch of the side column below a small heading.
public final class Section extends VBox {
  public Section(String title, Node... content) {
    getStyleClass().add("section");
    Label heading = new Label(title.toUpperCase(Locale.ROOT));
    heading.getStyleClass().add("section-title");
    getChildren().add(heading);
    getChildren().addAll(content);
  }
}
