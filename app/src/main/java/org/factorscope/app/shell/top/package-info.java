/// The bar above everything: what runs, on which data, from which start, beside which other run.
///
/// Must not be here: reading of files; a menu asks [WindowActions] for it.
@NullMarked
package org.factorscope.app.shell.top;

import org.jspecify.annotations.NullMarked;
