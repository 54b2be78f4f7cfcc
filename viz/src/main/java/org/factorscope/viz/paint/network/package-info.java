/// Networks of nodes and weighted edges.
///
/// Must not be here: JavaFX, files, lessons, other kinds of panels.
@NullMarked
package org.factorscope.viz.paint.network;

import org.jspecify.annotations.NullMarked;
