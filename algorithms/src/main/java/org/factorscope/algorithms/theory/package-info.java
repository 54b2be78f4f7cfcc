/// Algorithms of recent papers, each small enough to see its headline within a minute.
@NullMarked
package org.factorscope.algorithms.theory;

import org.jspecify.annotations.NullMarked;
