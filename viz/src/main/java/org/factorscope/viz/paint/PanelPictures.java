package org.factorscope.viz.paint;

import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.paint.image.ImagePicture;
import org.factorscope.viz.paint.matrix.MatrixPicture;
import org.factorscope.viz.paint.network.NetworkPicture;
import org.factorscope.viz.paint.plot.PlotPicture;
import org.factorscope.viz.paint.plot.SteadyRanges;
import org.factorscope.viz.paint.simplex.SimplexPicture;
import org.factorscope.viz.paint.table.TablePicture;
import org.factorscope.viz.paint.table.TokensPicture;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.NetworkPanel;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.SimplexPanel;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.TokensPanel;

/// Lays out panels of every kind. Remembers the ranges of the last plot's axes. Not thread-safe.
final class PanelPictures {
  private final SteadyRanges ranges = new SteadyRanges();

  /// The picture of a panel in `width` x `height` device pixels.
  PanelPicture of(Panel panel, Zoom zoom, Look look, int width, int height) {
    return switch (panel) {
      case PlotPanel p -> PlotPicture.of(p, zoom, ranges, look, width, height);
      case FactorPanel f -> MatrixPicture.of(f, look, width, height);
      case SimplexPanel s -> SimplexPicture.of(s, look, width, height);
      case ImageGridPanel i -> ImagePicture.of(i, look, width, height);
      case TablePanel t -> TablePicture.of(t, look, width, height);
      case NetworkPanel n -> NetworkPicture.of(n, look, width, height);
      case TokensPanel t -> TokensPicture.of(t, look, width, height);
    };
  }
}
