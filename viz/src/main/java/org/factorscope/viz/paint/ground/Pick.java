package org.factorscope.viz.paint.ground;

import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Highlight;
import org.jspecify.annotations.Nullable;

/// What the pointer is on.
///
/// @param handle what can be dragged here, or null
/// @param highlight what to light in every panel
/// @param description one line for the tooltip, for example "Z[93, 2] = 1"
public record Pick(@Nullable Handle handle, Highlight highlight, String description) {}
