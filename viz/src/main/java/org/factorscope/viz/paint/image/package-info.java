/// Pictures in a grid. Their cells are those of matrices.
///
/// Must not be here: JavaFX, files, lessons, plots.
@NullMarked
package org.factorscope.viz.paint.image;

import org.jspecify.annotations.NullMarked;
