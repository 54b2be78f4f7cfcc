package org.factorscope.app.cli;

import java.io.IOException;

/// Whoever read our standard output has stopped reading.
final class ClosedPipeException extends IOException {
  private static final long serialVersionUID = 1L;

  ClosedPipeException() {
    super("nobody reads standard output any more");
  }
}
