/// The doors: [FastPainter] paints panels into pixels for the window, [ChartPainter] draws them on
/// any `Graphics2D` for exports. Both lay out a panel as a picture of its kind, which draws itself
/// and answers where things are; there is a package a kind, all on `ground`.
///
/// Must not be here: JavaFX, files, lessons, the drawing of any one kind.
@NullMarked
package org.factorscope.viz.paint;

import org.jspecify.annotations.NullMarked;
