/// What the window remembers from one start to the next.
///
/// [Settings] is an immutable record, [SettingsStore] reads and writes it, [SettingsFolder] says
/// where. Must not be here: nodes, lessons.
@NullMarked
package org.factorscope.app.settings;

import org.jspecify.annotations.NullMarked;
