/// Products of matrices: heatmaps and Hinton diagrams.
///
/// Must not be here: JavaFX, files, lessons, other kinds of panels.
@NullMarked
package org.factorscope.viz.paint.matrix;

import org.jspecify.annotations.NullMarked;
