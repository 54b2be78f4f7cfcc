package org.factorscope.app.task;

/// A thread for long work that stays interrupted once it is: the JDK clears the mark while it reads
/// a font, and work that draws text would not notice that it was cancelled.
final class BackgroundThread extends Thread {
  private volatile boolean isCancelled;

  BackgroundThread(Runnable work) {
    super(work, "background");
    setDaemon(true);
  }

  @Override
  public void interrupt() {
    isCancelled = true;
    super.interrupt();
  }

  @Override
  public boolean isInterrupted() {
    return isCancelled || super.isInterrupted();
  }
}
