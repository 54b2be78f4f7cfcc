package org.factorscope.datasets;

/// Data that cannot be used. The message is one sentence for the user: what is wrong, where (file,
/// line, column), and what would be right.
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DataException(String sentence) {
    super(sentence);
  }

  public DataException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
