/// The lessons of the chapter of research demos.
@NullMarked
package org.factorscope.app.lesson.theory;

import org.jspecify.annotations.NullMarked;
