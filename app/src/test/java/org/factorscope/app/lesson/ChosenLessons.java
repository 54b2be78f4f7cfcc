package org.factorscope.app.lesson;

import java.util.stream.Stream;
import org.factorscope.app.lesson.catalog.LessonCatalog;

/// The lessons that the contract suites go through: all, or the one named by `-Dlesson=ID` while it
/// is being written.
final class ChosenLessons {
  private ChosenLessons() {}

  static Stream<Lesson<?, ?, ?>> stream() {
    String chosen = System.getProperty("lesson", "");
    return LessonCatalog.all().stream()
        .filter(lesson -> chosen.isEmpty() || chosen.equals(lesson.id()));
  }
}
