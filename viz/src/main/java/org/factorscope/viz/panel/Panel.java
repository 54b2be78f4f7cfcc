package org.factorscope.viz.panel;

/// One picture of a lesson. The kinds are sealed: a painter that forgets one does not compile.
public sealed interface Panel
    permits PlotPanel, FactorPanel, SimplexPanel, ImageGridPanel, TablePanel {
  /// Stable within a lesson, for example `points`; names exports and keeps a view in its place.
  String id();

  /// What the panel is, in one or two words.
  String title();

  /// What it shows at this moment; may be empty.
  String subtitle();
}
