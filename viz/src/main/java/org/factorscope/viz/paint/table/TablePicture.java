package org.factorscope.viz.paint.table;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.PanelPicture;
import org.factorscope.viz.paint.ground.Pick;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.theme.Palette;

/// A table as type: hairlines between rows, no boxes. A value that can be dragged is in the accent.
public record TablePicture(TablePanel panel, TableLayout layout, Look look)
    implements PanelPicture {
  /// Lays out a table.
  public static TablePicture of(TablePanel panel, Look look, int width, int height) {
    return new TablePicture(panel, TableLayout.of(panel, look, width, height), look);
  }

  @Override
  public void draw(Graphics2D g, Highlight lit) {
    Font font = look.font(Look.BODY);
    if (!layout.lefts().isEmpty()) {
      g.setColor(look.theme().mutedInk());
      cells(g, panel.header(), -1, font, font);
      for (int r = 0; r < layout.shown(); r++) {
        row(g, r, r == lit.index(panel.rowRole()), font);
      }
      hairline(g, layout.rowTop(layout.shown()));
      int more = panel.rows().size() - layout.shown();
      if (more > 0) {
        g.setColor(look.theme().mutedInk());
        TextArt.left(
            g,
            "… " + more + " more rows",
            font,
            layout.lefts().get(0),
            baseline(layout.shown(), font));
      }
    }
    note(g, font);
  }

  private void row(Graphics2D g, int r, boolean isLit, Font font) {
    if (isLit) {
      g.setColor(Palette.tint(look.theme().accent(), look.theme(), 0.14));
      g.fill(
          new Rectangle2D.Double(
              layout.left(), layout.rowTop(r), layout.right() - layout.left(), layout.rowHeight()));
    }
    hairline(g, layout.rowTop(r));
    g.setColor(look.theme().ink());
    cells(g, panel.rows().get(r), r, look.bold(Look.BODY), font);
  }

  private void cells(Graphics2D g, List<String> texts, int row, Font first, Font others) {
    for (int c = 0; c < Math.min(texts.size(), layout.lefts().size()); c++) {
      Font font = c == 0 ? first : others;
      if (row >= 0) {
        g.setColor(
            c == 0 && row < panel.rowTones().size()
                ? Palette.color(panel.rowTones().get(row), look.theme())
                : panel.editable(row, c).isPresent() ? look.theme().accent() : look.theme().ink());
      }
      double x = layout.lefts().get(c);
      double width = layout.widths().get(c);
      String text = TextArt.fitted(texts.get(c), font, width);
      if (layout.isNumeric().get(c)) {
        TextArt.right(g, text, font, x + width, baseline(row, font));
      } else {
        TextArt.left(g, text, font, x, baseline(row, font));
      }
    }
  }

  private double baseline(int row, Font font) {
    return layout.rowTop(row) + layout.rowHeight() / 2 + Look.capHeight(font) / 2;
  }

  private void hairline(Graphics2D g, double y) {
    double line = Math.max(1, Math.round(look.px(1)));
    g.setColor(look.theme().axis());
    g.fill(
        new Rectangle2D.Double(
            layout.left(), Math.round(y - line / 2), layout.right() - layout.left(), line));
  }

  private void note(Graphics2D g, Font font) {
    g.setColor(look.theme().mutedInk());
    double y = layout.end(panel) + look.em(layout.lefts().isEmpty() ? 18 : 26);
    for (String line : layout.note()) {
      TextArt.left(g, line, font, layout.left() + (layout.lefts().isEmpty() ? 0 : look.em(4)), y);
      y += layout.lineHeight();
    }
  }

  @Override
  public Optional<Pick> pickAt(double x, double y) {
    int row = (int) Math.floor((look.px(y) - layout.rowTop(0)) / layout.rowHeight());
    boolean isInside =
        !layout.lefts().isEmpty()
            && row >= 0
            && row < layout.shown()
            && look.px(x) >= layout.left()
            && look.px(x) <= layout.right();
    if (!isInside) {
      return Optional.empty();
    }
    Optional<Handle> handle =
        panel.editable().stream()
            .filter(e -> e.row() == row && layout.covers(e.column(), look.px(x)))
            .map(TablePanel.Editable::handle)
            .findFirst();
    String text = String.join("  ", panel.rows().get(row));
    return Optional.of(new Pick(handle.orElse(null), Highlight.of(panel.rowRole(), row), text));
  }

  @Override
  public Optional<Grip> grip(HandlePlace place) {
    return panel.editable().stream()
        .filter(e -> e.handle().equals(place.handle()))
        .filter(e -> e.row() < layout.shown() && e.column() < layout.lefts().size())
        .findFirst()
        .map(e -> Grip.vertical(place, middle(e.row(), e.column()), e.span()));
  }

  private DataPoint middle(int row, int column) {
    double x = layout.lefts().get(column) + layout.widths().get(column) / 2;
    double y = layout.rowTop(row) + layout.rowHeight() / 2;
    return new DataPoint(x / look.scale(), y / look.scale());
  }
}
