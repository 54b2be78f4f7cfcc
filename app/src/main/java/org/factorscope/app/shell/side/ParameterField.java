package org.factorscope.app.shell.side;

import javafx.scene.Node;
import org.factorscope.app.player.PlayerFrame;

/// The control of one parameter.
interface ParameterField {
  /// What stands to the right of the parameter's label.
  Node node();

  /// Follows the values of a frame, unless the user has hold of the control.
  void show(PlayerFrame frame);

  /// Hears of values that the user chose.
  interface Listener {
    /// A gesture begins: what is chosen until the next one is one edit.
    void begin();

    void chosen(String parameter, String text);

    /// A value that is a gesture of its own.
    default void chosenAtOnce(String parameter, String text) {
      begin();
      chosen(parameter, text);
    }
  }
}
