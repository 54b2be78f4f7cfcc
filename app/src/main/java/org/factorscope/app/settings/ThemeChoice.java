package org.factorscope.app.settings;

/// Which look the window has.
public enum ThemeChoice {
  /// As the desktop says.
  SYSTEM,
  LIGHT,
  DARK
}
