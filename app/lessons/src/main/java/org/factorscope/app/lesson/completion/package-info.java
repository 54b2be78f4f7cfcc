/// Lessons on matrices of which only some entries are known.
///
/// Must not be here: windows, drawing, the mathematics.
@NullMarked
package org.factorscope.app.lesson.completion;

import org.jspecify.annotations.NullMarked;
