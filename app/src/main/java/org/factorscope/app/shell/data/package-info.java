/// The card that chooses what the lesson works on: files, data sets that come with the program,
/// scale, columns and axes.
///
/// Must not be here: reading files, which [org.factorscope.app.shell.file] asks for.
@NullMarked
package org.factorscope.app.shell.data;

import org.jspecify.annotations.NullMarked;
