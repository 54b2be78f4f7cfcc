/// Factorizations X ≈ WH in which nothing is negative, so that parts add up and never cancel.
@NullMarked
package org.factorscope.algorithms.nonnegative;

import org.jspecify.annotations.NullMarked;
