/// The window: navigator, panels, transport bar, parameter form, formula and claim cards.
///
/// Views build nodes and bind them to [org.factorscope.app.player.PlayerViewModel]; looks are in
/// `factorscope.css`. Must not be here: algorithms, drawing of panels, `Platform.runLater`.
@NullMarked
package org.factorscope.app.shell;

import org.jspecify.annotations.NullMarked;
