package org.factorscope.app.shell;

import javafx.scene.control.Label;

/// The key of an action, drawn small like the top of a key.
final class KeyHint extends Label {
  KeyHint(String key) {
    super(key);
    getStyleClass().add("key-hint");
    setMinWidth(USE_PREF_SIZE);
  }
}
