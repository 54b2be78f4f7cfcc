package org.factorscope.app.shell.lecture;

import javafx.scene.layout.Region;

/// Darkens the screen, so that everybody looks at the speaker.
public final class Curtain extends Region {
  public Curtain() {
    getStyleClass().add("curtain");
    setVisible(false);
  }

  /// Draws it, or opens it again.
  public void toggle() {
    setVisible(!isVisible());
  }

  public void open() {
    setVisible(false);
  }
}
