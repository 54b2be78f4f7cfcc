/// What is said above the window: cards, strips, and work that takes long.
///
/// Must not be here: menus, buttons that start work.
@NullMarked
package org.factorscope.app.shell.notice;

import org.jspecify.annotations.NullMarked;
