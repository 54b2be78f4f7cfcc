package org.factorscope.app.shell.side;

import javafx.scene.Node;
import org.factorscope.app.lesson.ParameterValues;

/// The control of one parameter.
interface ParameterField {
  /// What stands to the right of the parameter's label.
  Node node();

  /// Follows the values of a frame, unless the user has hold of the control.
  void show(ParameterValues values);

  /// Hears of values that the user chose.
  @FunctionalInterface
  interface Listener {
    void chosen(String parameter, String text);
  }
}
