/// LaTeX to drawings, by JLaTeXMath.
///
/// Must not be here: JavaFX, lessons.
@NullMarked
package org.factorscope.app.formula;

import org.jspecify.annotations.NullMarked;
