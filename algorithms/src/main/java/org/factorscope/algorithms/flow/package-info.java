/// The geometry of gradients: factorizations so small that their whole landscape can be drawn.
@NullMarked
package org.factorscope.algorithms.flow;

import org.jspecify.annotations.NullMarked;
