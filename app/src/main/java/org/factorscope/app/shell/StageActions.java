package org.factorscope.app.shell;

/// What only the window's stage can do.
interface StageActions {
  void toggleFullScreen();

  void leaveFullScreen();
}
