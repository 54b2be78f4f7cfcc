package org.factorscope.viz.paint.ground;

import org.factorscope.viz.panel.Range;

/// The part of a plot that the user looks at; [Range#AUTO] where they left an axis alone.
public record Zoom(Range x, Range y) {
  public static final Zoom NONE = new Zoom(Range.AUTO, Range.AUTO);
}
