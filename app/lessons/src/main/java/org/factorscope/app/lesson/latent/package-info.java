/// The lessons of the chapter on latent variables.
@NullMarked
package org.factorscope.app.lesson.latent;

import org.jspecify.annotations.NullMarked;
