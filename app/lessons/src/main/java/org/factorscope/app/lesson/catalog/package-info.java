/// The list of all lessons, apart from their contract, so that packages form no circle.
@NullMarked
package org.factorscope.app.lesson.catalog;

import org.jspecify.annotations.NullMarked;
