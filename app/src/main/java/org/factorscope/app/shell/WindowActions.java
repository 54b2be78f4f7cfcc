package org.factorscope.app.shell;

/// What the window itself can do, besides playing.
interface WindowActions {
  /// Puts the cursor into the search field.
  void search();

  void importData();

  void exportFigure();

  void toggleFullScreen();

  /// Shows all keys, or closes them.
  void showKeys();

  /// One level up: closes what is open, shows all panels, leaves full screen.
  void leave();
}
