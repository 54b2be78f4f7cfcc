/// The contract before runs: being replaced algorithm by algorithm.
@NullMarked
package org.factorscope.algorithms.stepped;

import org.jspecify.annotations.NullMarked;
