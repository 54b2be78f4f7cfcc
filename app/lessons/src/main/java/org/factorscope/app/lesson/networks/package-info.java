/// The lessons of the chapter on neural networks.
@NullMarked
package org.factorscope.app.lesson.networks;

import org.jspecify.annotations.NullMarked;
