/// Generative models: new points that look as if they came from where the data came from.
@NullMarked
package org.factorscope.algorithms.generative;

import org.jspecify.annotations.NullMarked;
