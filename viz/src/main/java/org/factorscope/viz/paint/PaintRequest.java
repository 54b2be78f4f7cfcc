package org.factorscope.viz.paint;

import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Everything that decides what a panel's picture looks like, except its size.
///
/// @param outputScale device pixels a logical pixel, for example 2.0 on a dense display
public record PaintRequest(
    Panel panel, Theme theme, double outputScale, Highlight highlight, Zoom zoom) {}
