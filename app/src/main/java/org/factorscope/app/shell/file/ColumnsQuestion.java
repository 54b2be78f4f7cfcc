package org.factorscope.app.shell.file;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;

/// Asks which columns are used.
final class ColumnsQuestion {
  private ColumnsQuestion() {}

  /// The columns in their order; empty if the user cancels or chooses none.
  static Optional<List<String>> ask(List<String> all, List<String> used) {
    ColumnList list = new ColumnList(all, used);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.setTitle("Columns");
    dialog.setHeaderText("Which columns are used?");
    dialog.setResizable(true);
    dialog.getDialogPane().setContent(list);
    dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
    return dialog
        .showAndWait()
        .filter(ButtonType.OK::equals)
        .map(_ -> list.chosen())
        .filter(names -> !names.isEmpty());
  }
}
