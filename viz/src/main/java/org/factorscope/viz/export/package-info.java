/// Panels to files: PNG, SVG, PDF. Files are written beside their target and moved.
///
/// Must not be here: JavaFX, lessons.
@NullMarked
package org.factorscope.viz.export;

import org.jspecify.annotations.NullMarked;
