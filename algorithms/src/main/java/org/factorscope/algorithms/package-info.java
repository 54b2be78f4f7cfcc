/// The algorithms of matrix factorization, one half-step at a time.
///
/// One package a family; [org.factorscope.algorithms.step] holds the contract that all keep.
@NullMarked
package org.factorscope.algorithms;

import org.jspecify.annotations.NullMarked;
