/// The view model: what the window shows and what it can do, without a node of a window.
///
/// [PlayerViewModel] takes commands on the JavaFX thread, lets the algorithm thread do the work,
/// and publishes immutable [PlayerFrame]s.
///
/// Must not be here: `javafx.scene`, files, drawing.
@NullMarked
package org.factorscope.app.player;

import org.jspecify.annotations.NullMarked;
