/// The parts of the window put together, its panels, its keys, its start and its rehearsal.
///
/// Must not be here: a part that can stand alone.
@NullMarked
package org.factorscope.app.shell.window;

import org.jspecify.annotations.NullMarked;
