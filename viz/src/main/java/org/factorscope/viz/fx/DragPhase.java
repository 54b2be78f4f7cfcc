package org.factorscope.viz.fx;

/// Where in a drag an event lies: one START, any number of MOVE, then END or CANCEL.
public enum DragPhase {
  /// Taken hold of; the coordinates are where the handle was.
  START,
  MOVE,
  /// Let go; the coordinates count.
  END,
  /// Given up; everything should be as before START.
  CANCEL
}
