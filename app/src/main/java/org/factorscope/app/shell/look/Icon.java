package org.factorscope.app.shell.look;

import javafx.scene.shape.SVGPath;

/// The drawings on buttons, in a square of 16.
public enum Icon {
  FIRST("M3 3h2v10H3zM13 3v10L6 8z", Drawing.FILLED),
  LAST("M11 3h2v10h-2zM3 3v10l7-5z", Drawing.FILLED),
  BACK("M11 3v10L4 8z", Drawing.FILLED),
  FORWARD("M5 3v10l7-5z", Drawing.FILLED),
  FAST("M2 3v10l6-5zM8 3v10l6-5z", Drawing.FILLED),
  PLAY("M4 2.5v11l9-5.5z", Drawing.FILLED),
  PAUSE("M4 3h3v10H4zM9 3h3v10H9z", Drawing.FILLED),
  CLOSE("M4 4l8 8M12 4l-8 8", Drawing.LINED),
  SUN(
      "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6M8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2"
          + "M11.8 11.8L13 13M3 13l1.2-1.2M11.8 4.2L13 3",
      Drawing.LINED),
  MOON("M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z", Drawing.LINED),
  EXPORT("M8 10V2M5 5l3-3l3 3M2.5 10v3.5h11V10", Drawing.LINED),
  FULL_SCREEN("M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4", Drawing.LINED),
  MORE(
      "M3 6.6a1.4 1.4 0 1 0 0 2.8a1.4 1.4 0 1 0 0-2.8M8 6.6a1.4 1.4 0 1 0 0 2.8a1.4 1.4 0 1 0 0-2.8"
          + "M13 6.6a1.4 1.4 0 1 0 0 2.8a1.4 1.4 0 1 0 0-2.8",
      Drawing.FILLED),
  LESSONS("M2.5 4h11M2.5 8h11M2.5 12h11", Drawing.LINED),
  COMPARE("M2 3h5v10H2zM9 3h5v10H9z", Drawing.LINED),
  EYE(
      "M1.5 8C4 4 12 4 14.5 8C12 12 4 12 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6",
      Drawing.LINED),
  SEARCH("M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9M10.3 10.3L14 14", Drawing.LINED),
  CHECK("M3 8.5l3.3 3.3L13 4.5", Drawing.LINED),
  WARNING("M7 2h2l-.4 8h-1.2zM7 12h2v2H7z", Drawing.FILLED),
  DASH("M4.5 8h7", Drawing.LINED);

  private enum Drawing {
    FILLED("icon-filled"),
    LINED("icon-lined");

    private final String styleClass;

    Drawing(String styleClass) {
      this.styleClass = styleClass;
    }
  }

  private final String path;
  private final Drawing drawing;

  Icon(String path, Drawing drawing) {
    this.path = path;
    this.drawing = drawing;
  }

  /// A new node that shows the icon; its colour comes from the stylesheet.
  public SVGPath node() {
    SVGPath node = new SVGPath();
    node.setContent(path);
    node.getStyleClass().addAll("icon", drawing.styleClass);
    return node;
  }
}
