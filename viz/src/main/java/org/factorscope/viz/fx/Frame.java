package org.factorscope.viz.fx;

import java.util.LinkedHashMap;
import java.util.Map;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PanelGeometry;

/// Finished pictures that are shown at the same moment.
///
/// @param sequence of the newest submission that is answered
record Frame(long sequence, Map<Surface, Outcome> outcomes) {
  static final Frame NONE = new Frame(0, Map.of());

  /// This frame, not shown yet, brought up to date with `newer`. Pictures that are overtaken go
  /// back to their surfaces.
  Frame overtakenBy(Frame newer) {
    if (outcomes.isEmpty()) {
      return newer;
    }
    Map<Surface, Outcome> merged = new LinkedHashMap<>(outcomes);
    newer.outcomes.forEach(
        (surface, outcome) -> {
          if (merged.put(surface, outcome) instanceof Outcome.Painted overtaken) {
            surface.giveBack(overtaken.picture());
          }
        });
    return new Frame(newer.sequence, merged);
  }

  /// What became of a [PaintOrder].
  sealed interface Outcome {
    /// A picture to show.
    record Painted(Picture picture, PaintRequest request, PanelGeometry geometry)
        implements Outcome {}

    /// The painter failed; `message` is one line for the user.
    record Failed(PaintRequest request, String message) implements Outcome {}
  }
}
