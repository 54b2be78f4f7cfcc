/// Panels to pixels and vectors. The only package that imports `org.jfree`.
///
/// Each kind of panel is drawn twice: by JFreeChart in full through a `Graphics2D` (every export,
/// and the reference), and by the fast path into an `int[]` (the live window). A test holds the
/// second against the first.
///
/// Must not be here: JavaFX, files, lessons.
@NullMarked
package org.factorscope.viz.paint;

import org.jspecify.annotations.NullMarked;
