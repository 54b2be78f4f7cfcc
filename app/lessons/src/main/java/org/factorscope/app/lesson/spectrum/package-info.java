/// The lessons of the chapter on spectra.
@NullMarked
package org.factorscope.app.lesson.spectrum;

import org.jspecify.annotations.NullMarked;
