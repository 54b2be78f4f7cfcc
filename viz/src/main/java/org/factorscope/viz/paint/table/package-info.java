/// What is set as type: tables and sequences of tokens.
///
/// Must not be here: JavaFX, files, lessons, other kinds of panels.
@NullMarked
package org.factorscope.viz.paint.table;

import org.jspecify.annotations.NullMarked;
