/// What a lesson wants shown: pure data, in data units.
///
/// A panel knows nothing of pixels, colours or windows, so that the window, every export and the
/// tests draw the same thing from the same record. There are five kinds: [PlotPanel] (axes with
/// layers), [FactorPanel] (matrices with operators between them), [SimplexPanel] (points of a
/// triangle), [ImageGridPanel] and [TablePanel]. Arrays and matrices handed to a panel belong to it
/// from then on and are not modified any more.
///
/// Must not be here: drawing, toolkits, lessons.
@NullMarked
package org.factorscope.viz.panel;

import org.jspecify.annotations.NullMarked;
