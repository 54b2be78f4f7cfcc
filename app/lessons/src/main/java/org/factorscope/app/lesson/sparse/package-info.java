/// The lessons of the chapter on sparse coding.
@NullMarked
package org.factorscope.app.lesson.sparse;

import org.jspecify.annotations.NullMarked;
