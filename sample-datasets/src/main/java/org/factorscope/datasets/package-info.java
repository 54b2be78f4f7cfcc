/// Data sets: the bundled ones with provenance and licence, generated ones with a seed, and the
/// import of the user's own files.
///
/// Must not be here: JavaFX, drawing, algorithms.
@NullMarked
package org.factorscope.datasets;

import org.jspecify.annotations.NullMarked;
