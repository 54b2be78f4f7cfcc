package org.factorscope.viz.paint.plot;

import org.factorscope.viz.panel.Range;

/// What the two axes of a plot show.
record PlotRanges(Range x, Range y) {}
