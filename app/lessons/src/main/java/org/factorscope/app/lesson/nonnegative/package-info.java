/// The lessons of the chapter on non-negative factors.
@NullMarked
package org.factorscope.app.lesson.nonnegative;

import org.jspecify.annotations.NullMarked;
