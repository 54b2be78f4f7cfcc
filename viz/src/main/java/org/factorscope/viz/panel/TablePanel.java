package org.factorscope.viz.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbers of the moment: a small table and a sentence.
///
/// @param header column titles
/// @param rows cells as text, each row as long as the header
/// @param rowRole what a row's index counts
/// @param rowTones the colour of each row's first cell; same length as `rows`
/// @param note plain sentences below the table; may be empty
/// @param editable the cells that can be dragged
public record TablePanel(
    String id,
    String title,
    String subtitle,
    List<String> header,
    List<List<String>> rows,
    Role rowRole,
    List<Tone> rowTones,
    String note,
    List<Editable> editable)
    implements Panel {
  /// A cell whose value can be dragged.
  ///
  /// @param row of the table
  /// @param column of the table
  /// @param value what its text says
  /// @param span how much the value changes over 200 pixels
  public record Editable(int row, int column, Handle handle, double value, double span) {}

  public TablePanel {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    rowTones = List.copyOf(rowTones);
    editable = List.copyOf(editable);
  }

  /// A table whose cells cannot be dragged.
  public TablePanel(
      String id,
      String title,
      String subtitle,
      List<String> header,
      List<List<String>> rows,
      Role rowRole,
      List<Tone> rowTones,
      String note) {
    this(id, title, subtitle, header, rows, rowRole, rowTones, note, List.of());
  }

  /// A builder of a table with this [Panel#id()].
  public static Builder named(String id) {
    return new Builder(id);
  }

  /// The draggable value in a cell, if there is one.
  public Optional<Editable> editable(int row, int column) {
    return editable.stream().filter(e -> e.row() == row && e.column() == column).findFirst();
  }

  @Override
  public List<HandlePlace> handles() {
    return editable.stream().map(e -> HandlePlace.ofValue(e.handle(), e.value())).toList();
  }

  /// Collects the rows of a table.
  public static final class Builder extends PanelBuilder<Builder> {
    private List<String> header = List.of();
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Tone> rowTones = new ArrayList<>();
    private final List<Editable> editable = new ArrayList<>();
    private Role rowRole = Role.NONE;
    private String note = "";

    private Builder(String id) {
      super(id);
    }

    public Builder header(String... titles) {
      header = List.of(titles);
      return this;
    }

    /// What a row's index counts.
    public Builder role(Role ofRows) {
      rowRole = ofRows;
      return this;
    }

    /// Adds a row whose first cell has a tone.
    public Builder row(Tone tone, String... cells) {
      rows.add(List.of(cells));
      rowTones.add(tone);
      return this;
    }

    /// Makes the value in a column of the last row draggable.
    public Builder handle(int column, Handle handle, double value, double span) {
      editable.add(new Editable(rows.size() - 1, column, handle, value, span));
      return this;
    }

    /// Plain sentences below the table.
    public Builder note(String sentences) {
      note = sentences;
      return this;
    }

    public TablePanel build() {
      return new TablePanel(id, title, subtitle, header, rows, rowRole, rowTones, note, editable);
    }

    @Override
    Builder self() {
      return this;
    }
  }
}
