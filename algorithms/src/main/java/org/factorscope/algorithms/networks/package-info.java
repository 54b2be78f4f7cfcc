/// Neural networks: layers with their gradients, and what is learned with them.
@NullMarked
package org.factorscope.algorithms.networks;

import org.jspecify.annotations.NullMarked;
