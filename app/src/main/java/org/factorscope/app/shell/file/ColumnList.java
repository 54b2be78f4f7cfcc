package org.factorscope.app.shell.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.CheckBoxListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Columns with a box to tick each, however many there are: those that a search finds can be ticked
/// or cleared at once.
final class ColumnList extends VBox {
  private static final double GAP = 8;

  private record Column(String name, BooleanProperty isChosen) {}

  private final List<Column> columns = new ArrayList<>();
  private final FilteredList<Column> found;
  private final Label count = new Label();
  private int used;

  /// @param all names of the columns in their order
  /// @param first names of those that are ticked first
  ColumnList(List<String> all, List<String> first) {
    super(GAP);
    Set<String> ticked = new HashSet<>(first);
    for (String name : all) {
      BooleanProperty isChosen = new SimpleBooleanProperty(ticked.contains(name));
      isChosen.subscribe((_, isNow) -> ticked(isNow ? 1 : -1));
      columns.add(new Column(name, isChosen));
    }
    found = new FilteredList<>(FXCollections.observableList(columns));
    TextField search = new TextField();
    search.getStyleClass().add("column-search");
    search.setPromptText("Search columns");
    search.setAccessibleText("Search columns");
    search.textProperty().subscribe(this::find);
    getChildren().setAll(search, list(), buttons());
    ticked(chosen().size());
  }

  private ListView<Column> list() {
    ListView<Column> list = new ListView<>(found);
    list.getStyleClass().add("column-list");
    list.setAccessibleText("Columns");
    list.setCellFactory(
        CheckBoxListCell.forListView(
            Column::isChosen,
            new StringConverter<>() {
              @Override
              public String toString(@Nullable Column column) {
                return column == null ? "" : column.name();
              }

              @Override
              public @Nullable Column fromString(String name) {
                return null;
              }
            }));
    return list;
  }

  private HBox buttons() {
    Button all = new Button("Tick all");
    all.getStyleClass().add("tick-all");
    all.setTooltip(new Tooltip("Ticks all columns that the search finds"));
    all.setOnAction(_ -> found.forEach(column -> column.isChosen().set(true)));
    Button none = new Button("Clear all");
    none.getStyleClass().add("clear-all");
    none.setTooltip(new Tooltip("Clears all columns that the search finds"));
    none.setOnAction(_ -> found.forEach(column -> column.isChosen().set(false)));
    return new HBox(GAP, all, none, count);
  }

  private void find(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    found.setPredicate(column -> column.name().toLowerCase(Locale.ROOT).contains(wanted));
  }

  /// Counts rather than asks all columns, for each of ten thousand may be ticked in turn.
  private void ticked(int more) {
    used += more;
    count.setText(String.format(Locale.ROOT, "%,d of %,d are used", used, columns.size()));
  }

  /// The names of the columns that are ticked, in their order.
  List<String> chosen() {
    return columns.stream().filter(column -> column.isChosen().get()).map(Column::name).toList();
  }
}
