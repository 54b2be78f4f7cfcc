package org.factorscope.viz.fx;

/// How much of a grid a panel takes.
enum PanelExtent {
  /// A card among others.
  CARD,
  /// All of it.
  FILLED
}
