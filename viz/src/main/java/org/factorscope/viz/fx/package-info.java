/// Panels on screen: the pixels in a JavaFX node, with hover, pick, drag and zoom, and the worker
/// that paints them off the JavaFX thread.
///
/// Must not be here: lessons, menus, JFreeChart.
@NullMarked
package org.factorscope.viz.fx;

import org.jspecify.annotations.NullMarked;
