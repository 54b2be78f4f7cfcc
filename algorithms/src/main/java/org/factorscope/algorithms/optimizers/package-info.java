/// Optimizers: update rules that any lesson with a gradient can use, and a race of them on
/// functions of two variables.
///
/// An [UpdateRule] is a pair of pure functions over immutable memory; who calls it owns the
/// gradient, and with it the noise.
@NullMarked
package org.factorscope.algorithms.optimizers;

import org.jspecify.annotations.NullMarked;
