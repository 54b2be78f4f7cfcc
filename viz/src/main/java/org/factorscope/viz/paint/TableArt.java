package org.factorscope.viz.paint;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.theme.Palette;

/// A table as type: hairlines between rows, no boxes. The same for the window and for exports.
final class TableArt {
  private final TablePanel panel;
  private final TableLayout layout;
  private final Look look;
  private final Graphics2D g;

  TableArt(TablePanel panel, TableLayout layout, Look look, Graphics2D g) {
    this.panel = panel;
    this.layout = layout;
    this.look = look;
    this.g = g;
  }

  void draw(Highlight lit) {
    Font font = look.font(Look.BODY);
    if (!layout.lefts().isEmpty()) {
      g.setColor(look.theme().mutedInk());
      cells(panel.header(), -1, font, font);
      for (int r = 0; r < layout.shown(); r++) {
        row(r, r == lit.index(panel.rowRole()), font);
      }
      hairline(layout.rowTop(layout.shown()));
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
    note(font);
  }

  private void row(int r, boolean isLit, Font font) {
    if (isLit) {
      g.setColor(Palette.tint(look.theme().accent(), look.theme(), 0.14));
      g.fill(
          new Rectangle2D.Double(
              layout.left(), layout.rowTop(r), layout.right() - layout.left(), layout.rowHeight()));
    }
    hairline(layout.rowTop(r));
    g.setColor(look.theme().ink());
    cells(panel.rows().get(r), r, look.bold(Look.BODY), font);
  }

  private void cells(List<String> texts, int row, Font first, Font others) {
    for (int c = 0; c < Math.min(texts.size(), layout.lefts().size()); c++) {
      Font font = c == 0 ? first : others;
      if (row >= 0) {
        g.setColor(
            c == 0 && row < panel.rowTones().size()
                ? Palette.color(panel.rowTones().get(row), look.theme())
                : look.theme().ink());
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

  private void hairline(double y) {
    double line = Math.max(1, Math.round(look.px(1)));
    g.setColor(look.theme().axis());
    g.fill(
        new Rectangle2D.Double(
            layout.left(), Math.round(y - line / 2), layout.right() - layout.left(), line));
  }

  private void note(Font font) {
    g.setColor(look.theme().mutedInk());
    double y = layout.end(panel) + look.em(layout.lefts().isEmpty() ? 18 : 26);
    for (String line : layout.note()) {
      TextArt.left(g, line, font, layout.left() + (layout.lefts().isEmpty() ? 0 : look.em(4)), y);
      y += layout.lineHeight();
    }
  }
}
