/// Plots as charts of JFreeChart: axes, datasets, renderers and the pen of each kind of layer. The
/// only package that imports `org.jfree`.
///
/// Must not be here: JavaFX, files, lessons, other kinds of panels.
@NullMarked
package org.factorscope.viz.paint.plot;

import org.jspecify.annotations.NullMarked;
