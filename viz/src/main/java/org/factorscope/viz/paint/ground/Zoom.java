package org.factorscope.viz.paint.ground;

import org.factorscope.viz.panel.Range;

/// The part of a plot that the user looks at; [Range#AUTO] for an axis that is not zoomed.
public record Zoom(Range x, Range y) {
  public static final Zoom NONE = new Zoom(Range.AUTO, Range.AUTO);
}
