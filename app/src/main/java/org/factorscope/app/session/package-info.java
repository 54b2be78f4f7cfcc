/// A lesson that runs: its setup, its branches, and its trace.
///
/// Must not be here: JavaFX, windows.
@NullMarked
package org.factorscope.app.session;

import org.jspecify.annotations.NullMarked;
