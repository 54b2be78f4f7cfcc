package org.factorscope.app.shell.file;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.factorscope.datasets.DataFile.TripletChoice;
import org.factorscope.datasets.TripletColumns;

/// Asks which columns of a table are row, column and value of a rating.
final class TripletQuestion {
  private static final double GAP = 10;

  private TripletQuestion() {}

  /// The columns; empty if the user thinks better of it.
  static Optional<TripletColumns> ask(TripletChoice choice) {
    ComboBox<String> row = box(choice.names(), choice.guess().row());
    ComboBox<String> column = box(choice.names(), choice.guess().column());
    ComboBox<String> value = box(choice.names(), choice.guess().value());
    GridPane form = new GridPane(GAP, GAP);
    form.addRow(0, new Label("Rows (users)"), row);
    form.addRow(1, new Label("Columns (items)"), column);
    form.addRow(2, new Label("Values (ratings)"), value);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle("Import ratings");
    dialog.setHeaderText("Which columns of the file are they?");
    dialog.getDialogPane().setContent(form);
    dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
    return dialog
        .showAndWait()
        .filter(ButtonType.OK::equals)
        .map(_ -> new TripletColumns(row.getValue(), column.getValue(), value.getValue()));
  }

  private static ComboBox<String> box(List<String> names, String chosen) {
    ComboBox<String> box = new ComboBox<>();
    box.getItems().setAll(names);
    box.setValue(chosen);
    return box;
  }
}
