/// Small named kernels over EJML's matrices: norms, distances, projections, softmax.
///
/// Sums run in index order on one thread, and transcendental functions are StrictMath's, so results
/// are the same bits on every machine.
@NullMarked
package org.factorscope.algorithms.linalg;

import org.jspecify.annotations.NullMarked;
