package org.factorscope.viz.fx;

import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PanelGeometry;

/// What became of a [PaintOrder].
sealed interface Outcome {
  /// A picture to show.
  record Painted(Picture picture, PaintRequest request, PanelGeometry geometry)
      implements Outcome {}

  /// The painter failed; `message` is one line for the user.
  record Failed(PaintRequest request, String message) implements Outcome {}
}
