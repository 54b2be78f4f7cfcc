/// Files in and out: data, figures, animations, sessions, and the dialogs that ask for them.
///
/// Must not be here: reading and writing, which [org.factorscope.app.session] and viz do.
@NullMarked
package org.factorscope.app.shell.file;

import org.jspecify.annotations.NullMarked;
