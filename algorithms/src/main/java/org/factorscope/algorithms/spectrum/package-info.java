/// Spectra: eigenvalues by repeated multiplication, singular values layer by layer, and what they
/// say about words.
@NullMarked
package org.factorscope.algorithms.spectrum;

import org.jspecify.annotations.NullMarked;
