package org.factorscope.datasets;

/// Ends an import whose thread was interrupted. The thread stays marked as interrupted.
final class Cancellation {
  private static final String SENTENCE = "The import was cancelled.";

  private Cancellation() {}

  static void check() {
    if (Thread.currentThread().isInterrupted()) {
      throw new DataException(SENTENCE);
    }
  }

  static DataException exception(Throwable cause) {
    return new DataException(SENTENCE, cause);
  }
}
