/// Threads: where work runs, and the only place that calls `Platform.runLater`.
///
/// Must not be here: what the work is.
@NullMarked
package org.factorscope.app.task;

import org.jspecify.annotations.NullMarked;
