/// The list of lessons at the left, how a lesson is opened, and which prepared run is shown.
///
/// Must not be here: what a lesson shows.
@NullMarked
package org.factorscope.app.shell.navigator;

import org.jspecify.annotations.NullMarked;
