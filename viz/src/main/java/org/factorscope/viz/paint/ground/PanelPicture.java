package org.factorscope.viz.paint.ground;

import java.awt.Graphics2D;
import org.factorscope.viz.panel.Highlight;

/// A panel laid out for one size: every kind of panel has one. Immutable.
public interface PanelPicture extends PanelGeometry {
  /// Draws over the theme's surface, from the origin: shapes and text on any `Graphics2D`, or
  /// pixels if [PixelPen#of] finds a pen for them.
  ///
  /// @param g prepared by [Look#prepare]. Its transform and clip are left as they were.
  /// @param lit what to light
  void draw(Graphics2D g, Highlight lit);
}
