/// The lessons of the chapter on optimizers.
@NullMarked
package org.factorscope.app.lesson.optimizers;

import org.jspecify.annotations.NullMarked;
