/// Triangles of memberships. Points, lines and discs are drawn with the pens of plots.
///
/// Must not be here: JavaFX, files, lessons, axes.
@NullMarked
package org.factorscope.viz.paint.simplex;

import org.jspecify.annotations.NullMarked;
