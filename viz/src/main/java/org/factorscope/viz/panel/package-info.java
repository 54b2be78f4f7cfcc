/// What a lesson wants shown: pure data, in data units.
///
/// A panel knows nothing of pixels, colours or windows, so that the window, every export and the
/// tests draw the same thing from the same record. The kinds are those that [Panel] permits; each
/// has a builder, for example [PlotPanel#named]. Arrays and matrices handed to a panel belong to it
/// from then on and are not modified any more.
///
/// Must not be here: drawing, toolkits, lessons.
@NullMarked
package org.factorscope.viz.panel;

import org.jspecify.annotations.NullMarked;
