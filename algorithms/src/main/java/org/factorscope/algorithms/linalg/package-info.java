/// Small named kernels over EJML's matrices: norms, distances, projections, softmax.
///
/// Sums run in index order, or in fixed blocks that are combined in order, and transcendental
/// functions are StrictMath's or made of plain arithmetic here, so results are the same bits on
/// every machine and on any number of cores.
@NullMarked
package org.factorscope.algorithms.linalg;

import org.jspecify.annotations.NullMarked;
