package org.factorscope.app.shell.notice;

import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.player.UserProblem;
import org.factorscope.datasets.DataException;
import org.factorscope.viz.export.ExportException;

/// Failures in words.
public final class FailureText {
  private FailureText() {}

  /// What a failure means to the user: its own sentence if it has one.
  public static UserProblem problem(String title, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return new UserProblem(
          title,
          "There is not enough memory for this; use less data, or give the program more with"
              + " JAVA_OPTS=-Xmx4g. The running lesson is untouched.");
    }
    String message = failure.getMessage();
    boolean isSentence =
        failure instanceof DataException
            || failure instanceof InvalidInputException
            || failure instanceof ExportException;
    return new UserProblem(
        title,
        isSentence && message != null
            ? message
            : "The reason was not foreseen: " + failure + ". The running lesson is untouched.");
  }
}
