/// The window, a package a part: `window` puts the parts together, `top`, `navigator`, `side` and
/// `transport` lie around the panels, `notice` above them; `file`, `text` and `look` serve them.
///
/// Views build nodes and bind them to [org.factorscope.app.player.PlayerViewModel]; looks are in
/// `factorscope.css`. Must not be here: classes, algorithms, drawing of panels,
/// `Platform.runLater`.
@NullMarked
package org.factorscope.app.shell;

import org.jspecify.annotations.NullMarked;
