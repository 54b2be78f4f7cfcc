package org.factorscope.viz.panel;

/// What the builders of all kinds of panels have in common.
///
/// @param <B> the builder itself
public abstract sealed class PanelBuilder<B extends PanelBuilder<B>>
    permits PlotPanel.Builder,
        FactorPanel.Builder,
        SimplexPanel.Builder,
        ImageGridPanel.Builder,
        TablePanel.Builder,
        NetworkPanel.Builder,
        TokensPanel.Builder {
  final String id;
  String title = "";
  String subtitle = "";

  PanelBuilder(String id) {
    this.id = id;
  }

  /// What the panel is, in one or two words.
  public B title(String text) {
    title = text;
    return self();
  }

  /// What it shows at this moment.
  public B subtitle(String text) {
    subtitle = text;
    return self();
  }

  abstract B self();
}
