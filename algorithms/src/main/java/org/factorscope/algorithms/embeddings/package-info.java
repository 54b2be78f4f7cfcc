/// Word embeddings: vectors of words from counts of the words that they come with.
@NullMarked
package org.factorscope.algorithms.embeddings;

import org.jspecify.annotations.NullMarked;
