package org.factorscope.viz.paint.table;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.TextArt;
import org.factorscope.viz.paint.ground.WidestFirst;
import org.factorscope.viz.panel.TablePanel;

/// Where the rows, columns and note of a table go.
///
/// @param lefts where each column begins
/// @param widths how wide the text of each column may be
/// @param isNumeric which columns hold plain numbers only and are set to the right
/// @param shown how many rows there is room for
public record TableLayout(
    List<Double> lefts,
    List<Double> widths,
    List<Boolean> isNumeric,
    double left,
    double right,
    double top,
    double rowHeight,
    int shown,
    List<String> note,
    double lineHeight) {
  /// A table that shows fewer rows needs the room of its note.
  private static final int FEWEST = 2;

  public TableLayout {
    lefts = List.copyOf(lefts);
    widths = List.copyOf(widths);
    isNumeric = List.copyOf(isNumeric);
    note = List.copyOf(note);
  }

  public static TableLayout of(TablePanel panel, Look look, double width, double height) {
    double side = Math.min(look.em(12), width / 20);
    double top = Math.min(look.em(4), height / 20);
    double lineHeight = look.em(18);
    Font font = look.font(Look.BODY);
    List<String> note =
        panel.note().isBlank()
            ? List.of()
            : TextArt.wrapped(panel.note(), font, Math.max(1, width - 2 * side));
    boolean hasTable = !panel.header().isEmpty();
    double noteHeight = note.isEmpty() ? 0 : look.em(18) + note.size() * lineHeight;
    double room = height - top - look.em(6);
    int rows = panel.rows().size();
    // If little fits, lines move together; if next to nothing fits, the note gives way.
    double rowHeight =
        shown(room - noteHeight, look.em(29), rows) < rows ? look.em(22) : look.em(29);
    if (hasTable && shown(room - noteHeight, rowHeight, rows) < Math.min(rows, FEWEST)) {
      note = List.of();
      noteHeight = 0;
    }
    int shown = shown(room - noteHeight, rowHeight, rows);
    List<Double> lefts = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    List<Boolean> numeric = new ArrayList<>();
    if (hasTable) {
      columns(panel, look, side, width - 2 * side, lefts, widths, numeric);
    }
    return new TableLayout(
        lefts, widths, numeric, side, width - side, top, rowHeight, shown, note, lineHeight);
  }

  /// How many rows fit below the header; one gives way to the line that says how many are missing.
  private static int shown(double room, double rowHeight, int rows) {
    int fits = (int) Math.max(0, Math.floor(room / rowHeight) - 1);
    return rows <= fits ? rows : Math.max(0, fits - 1);
  }

  private static void columns(
      TablePanel panel,
      Look look,
      double left,
      double room,
      List<Double> lefts,
      List<Double> widths,
      List<Boolean> numeric) {
    int count = panel.header().size();
    double[] natural = new double[count];
    double total = 0;
    for (int c = 0; c < count; c++) {
      natural[c] = widest(panel, c, look);
      numeric.add(isNumeric(panel, c));
      total += natural[c];
    }
    // Free room is shared between the columns, so that the table is as wide as the panel, but no
    // wider than the eye can follow.
    double inset = Math.min(look.em(4), room / 20);
    double free = room - 2 * inset - total;
    double gap = count > 1 ? Math.clamp(free / (count - 1), look.em(8), look.em(90)) : 0;
    double[] fitted = WidestFirst.shrunk(natural, room - 2 * inset - gap * (count - 1));
    double x = left + inset;
    for (int c = 0; c < count; c++) {
      double w = Math.max(1, fitted[c]);
      lefts.add(x);
      widths.add(w);
      x += w + gap;
    }
  }

  private static double widest(TablePanel panel, int column, Look look) {
    double widest = Look.width(panel.header().get(column), look.font(Look.BODY));
    Font font = column == 0 ? look.bold(Look.BODY) : look.font(Look.BODY);
    for (List<String> row : panel.rows()) {
      if (column < row.size()) {
        widest = Math.max(widest, Look.width(row.get(column), font));
      }
    }
    return widest + look.em(1);
  }

  private static boolean isNumeric(TablePanel panel, int column) {
    return column > 0
        && !panel.rows().isEmpty()
        && panel.rows().stream()
            .allMatch(r -> column < r.size() && r.get(column).matches("[-−+]?[0-9.,  %]*[0-9%–]"));
  }

  /// Whether a pixel column belongs to a column of the table.
  boolean covers(int column, double px) {
    return column < lefts.size()
        && px >= lefts.get(column)
        && px <= lefts.get(column) + widths.get(column);
  }

  /// The top of row `row`; the header is row -1.
  public double rowTop(int row) {
    return top + (row + 1) * rowHeight;
  }

  /// The top of what follows the rows.
  double end(TablePanel panel) {
    int lines = lefts.isEmpty() ? -1 : shown < panel.rows().size() ? shown + 1 : shown;
    return rowTop(lines);
  }
}
