package org.factorscope.app.shell.look;

import javafx.scene.control.Label;

/// The key of an action, drawn small like the top of a key.
public final class KeyHint extends Label {
  public KeyHint(String key) {
    super(key);
    getStyleClass().add("key-hint");
    setMinWidth(USE_PREF_SIZE);
  }
}
