package org.factorscope.app.shell.window;

import javafx.scene.Parent;

/// What only the window's stage can do.
interface StageActions {
  void fillScreen();

  void leaveFullScreen();

  /// Shows something on a second screen; nothing if there is only one.
  void showBeside(Parent content);

  /// Ends what is shown on a second screen.
  void closeBeside();
}
