package org.factorscope.app.shell.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ListView;
import javafx.scene.control.cell.CheckBoxListCell;

/// Asks which columns are used.
final class ColumnsQuestion {
  private ColumnsQuestion() {}

  /// The columns in their order; empty if the user thinks better of it or chooses none.
  static Optional<List<String>> ask(List<String> all, List<String> used) {
    Map<String, BooleanProperty> chosen =
        all.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(), name -> new SimpleBooleanProperty(used.contains(name))));
    ListView<String> list = new ListView<>(FXCollections.observableArrayList(all));
    list.setCellFactory(CheckBoxListCell.forListView(chosen::get));
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle("Columns");
    dialog.setHeaderText("Which columns are used?");
    dialog.getDialogPane().setContent(list);
    dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
    return dialog
        .showAndWait()
        .filter(ButtonType.OK::equals)
        .map(_ -> all.stream().filter(name -> isChosen(chosen, name)).toList())
        .filter(names -> !names.isEmpty());
  }

  private static boolean isChosen(Map<String, BooleanProperty> chosen, String name) {
    BooleanProperty property = chosen.get(name);
    return property != null && property.get();
  }
}
