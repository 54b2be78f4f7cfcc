package org.factorscope.viz.paint;

import java.util.Optional;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.TablePanel;

/// Where the rows of a table ended up.
record TableGeometry(TablePanel panel, TableLayout layout, double scale)
    implements AxislessGeometry {
  @Override
  public Optional<Pick> pickAt(double x, double y) {
    int row = (int) Math.floor((y * scale - layout.rowTop(0)) / layout.rowHeight());
    boolean isInside =
        !layout.lefts().isEmpty()
            && row >= 0
            && row < layout.shown()
            && x * scale >= layout.left()
            && x * scale <= layout.right();
    if (!isInside) {
      return Optional.empty();
    }
    String text = String.join("  ", panel.rows().get(row));
    return Optional.of(new Pick(null, Highlight.NONE.with(panel.rowRole(), row), text));
  }
}
