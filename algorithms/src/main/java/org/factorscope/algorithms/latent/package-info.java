/// Latent variable models: what is hidden is given a distribution, and EM takes turns.
///
/// A factor here holds probabilities: the memberships of a mixture are rows that sum to 1.
@NullMarked
package org.factorscope.algorithms.latent;

import org.jspecify.annotations.NullMarked;
