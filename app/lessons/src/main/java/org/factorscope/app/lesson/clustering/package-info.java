/// The lessons of the chapter on clustering.
@NullMarked
package org.factorscope.app.lesson.clustering;

import org.jspecify.annotations.NullMarked;
