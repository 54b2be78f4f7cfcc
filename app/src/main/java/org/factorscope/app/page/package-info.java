/// A run as one HTML page that needs nothing else: its pictures, its words and its numbers.
///
/// Must not be here: JavaFX, the window.
@NullMarked
package org.factorscope.app.page;

import org.jspecify.annotations.NullMarked;
