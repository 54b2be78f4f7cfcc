/// Codes with few entries: a signal x as a combination Dy of few columns of a dictionary. A
/// [SparseProblem] is what all methods work on, a [Code] what they find, and [Lasso] the minimum
/// that they are judged by.
///
/// Must not be here: where the columns come from, pictures of them.
@NullMarked
package org.factorscope.algorithms.sparse;

import org.jspecify.annotations.NullMarked;
