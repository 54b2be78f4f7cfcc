package org.factorscope.app.shell.window;

/// What only the window's stage can do.
interface StageActions {
  void fillScreen();

  void leaveFullScreen();
}
