/// The bar below everything: steps, play, speed, the scrubber, and where the run stands.
///
/// Must not be here: the clock that plays; the view model has it.
@NullMarked
package org.factorscope.app.shell.transport;

import org.jspecify.annotations.NullMarked;
