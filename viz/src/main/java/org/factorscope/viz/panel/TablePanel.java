package org.factorscope.viz.panel;

import java.util.List;

/// The numbers of the moment: a small table and a sentence.
///
/// @param header column titles
/// @param rows cells as text, each row as long as the header
/// @param rowRole what a row's index counts
/// @param rowTones the colour of each row's first cell; same length as `rows`
/// @param note plain sentences below the table; may be empty
public record TablePanel(
    String id,
    String title,
    String subtitle,
    List<String> header,
    List<List<String>> rows,
    Role rowRole,
    List<Tone> rowTones,
    String note)
    implements Panel {
  public TablePanel {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    rowTones = List.copyOf(rowTones);
  }
}
