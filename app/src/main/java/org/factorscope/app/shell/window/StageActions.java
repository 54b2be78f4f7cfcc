package org.factorscope.app.shell.window;

import javafx.scene.Scene;

/// What only the window's stage can do.
interface StageActions {
  void fillScreen();

  void leaveFullScreen();

  /// Shows something on a second screen; nothing if there is only one.
  void showBeside(Scene scene);

  /// Ends what is shown on a second screen.
  void closeBeside();
}
