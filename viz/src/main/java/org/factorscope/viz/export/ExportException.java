package org.factorscope.viz.export;

/// A figure could not be written. The message is one sentence for the user: what, where, and what
/// would be right.
public final class ExportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ExportException(String message) {
    super(message);
  }

  ExportException(String message, Throwable cause) {
    super(message, cause);
  }
}
