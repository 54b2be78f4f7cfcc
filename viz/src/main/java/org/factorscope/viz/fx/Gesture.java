package org.factorscope.viz.fx;

/// What a pressed button does until it is released. Coordinates are those of the view.
interface Gesture {
  void moved(double x, double y);

  void released(double x, double y);

  /// Given up with Esc, or because the view went away.
  void cancelled();
}
