/// Matrices of which only some entries are known.
///
/// Must not be here: where ratings come from, pictures of them.
@NullMarked
package org.factorscope.algorithms.completion;

import org.jspecify.annotations.NullMarked;
