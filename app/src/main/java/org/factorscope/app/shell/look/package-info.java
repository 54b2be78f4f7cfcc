/// Light and dark, style sheets, icons, and the small controls that every part of the window has.
///
/// Must not be here: anything that knows a run or a lesson.
@NullMarked
package org.factorscope.app.shell.look;

import org.jspecify.annotations.NullMarked;
