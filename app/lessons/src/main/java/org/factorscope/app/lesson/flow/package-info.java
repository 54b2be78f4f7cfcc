/// The lessons of the chapter on gradient flow.
@NullMarked
package org.factorscope.app.lesson.flow;

import org.jspecify.annotations.NullMarked;
