/// What every kind of panel is drawn with: pixels and the pen for them, type, symbols, colours of
/// matrices, and what a laid-out panel answers.
///
/// Must not be here: JavaFX, files, lessons, kinds of panels; they know this package, never the
/// other way round.
@NullMarked
package org.factorscope.viz.paint.ground;

import org.jspecify.annotations.NullMarked;
