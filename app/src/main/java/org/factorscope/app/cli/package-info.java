/// The command line: the same lessons, runs and figures as the window, without one.
///
/// [CommandLineEntry] runs one command and answers with its exit status: 0 done, 1 the run failed
/// with its trace written up to there, 2 bad input or usage, 130 interrupted. What went wrong is
/// one line on standard error. Outputs are written beside their targets and moved when they are
/// whole.
///
/// Must not be here: JavaFX, windows, anything that needs a display.
@NullMarked
package org.factorscope.app.cli;

import org.jspecify.annotations.NullMarked;
