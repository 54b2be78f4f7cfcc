/// Clustering and quantization: every point is made of a few prototypes.
@NullMarked
package org.factorscope.algorithms.clustering;

import org.jspecify.annotations.NullMarked;
