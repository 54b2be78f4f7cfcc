/// The lessons of the chapter on subspaces.
@NullMarked
package org.factorscope.app.lesson.subspace;

import org.jspecify.annotations.NullMarked;
