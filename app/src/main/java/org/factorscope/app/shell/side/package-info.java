/// The column at the right: half-steps, claims, parameters and the lesson's text.
///
/// Must not be here: steps; a control asks the view model for them.
@NullMarked
package org.factorscope.app.shell.side;

import org.jspecify.annotations.NullMarked;
