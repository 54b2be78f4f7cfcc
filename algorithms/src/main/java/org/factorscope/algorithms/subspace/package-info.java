/// Linear subspaces: directions that hold most of the data.
@NullMarked
package org.factorscope.algorithms.subspace;

import org.jspecify.annotations.NullMarked;
