/// The lessons of the chapter on word embeddings.
@NullMarked
package org.factorscope.app.lesson.embeddings;

import org.jspecify.annotations.NullMarked;
