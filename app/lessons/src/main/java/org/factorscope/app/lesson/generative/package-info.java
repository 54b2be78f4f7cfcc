/// The lessons of the chapter on generative models.
@NullMarked
package org.factorscope.app.lesson.generative;

import org.jspecify.annotations.NullMarked;
