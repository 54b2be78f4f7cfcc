package org.factorscope.viz.paint.ground;

/// Whole pixels that may be written: `left` to `right` and `top` to `bottom`, the latter excluded.
public record Clip(int left, int top, int right, int bottom) {}
