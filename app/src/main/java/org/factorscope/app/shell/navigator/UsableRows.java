package org.factorscope.app.shell.navigator;

import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.datasets.Dataset;

/// The rows of data that a lesson can use.
public final class UsableRows {
  private UsableRows() {}

  /// All rows, or those without gaps for a lesson that needs every value; none may be left.
  public static Dataset of(Dataset data, Lesson<?, ?, ?> lesson) {
    return lesson.need().values() == DataNeed.Values.COMPLETE
        ? data.withoutEmpty().completeRows()
        : data;
  }
}
