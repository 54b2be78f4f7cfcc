/// Formulas and Markdown as nodes.
///
/// Must not be here: what the texts say.
@NullMarked
package org.factorscope.app.shell.text;

import org.jspecify.annotations.NullMarked;
