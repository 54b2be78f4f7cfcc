package org.factorscope.app.shell.navigator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonWords;
import org.factorscope.app.lesson.Neighbour;

/// A line of the navigator.
public sealed interface NavigatorEntry {
  /// The title of a chapter.
  record Heading(Chapter chapter) implements NavigatorEntry {}

  /// A lesson.
  record Entry(Lesson<?, ?, ?> lesson) implements NavigatorEntry {}

  /// The way from the open lesson to a neighbour, on the same data.
  record Link(Lesson<?, ?, ?> lesson, String relation) implements NavigatorEntry {}

  /// The neighbours of `lesson` among `lessons`.
  static List<Link> links(Lesson<?, ?, ?> lesson, List<Lesson<?, ?, ?>> lessons) {
    List<Link> links = new ArrayList<>();
    for (Neighbour<?> neighbour : lesson.neighbours()) {
      lessons.stream()
          .filter(candidate -> candidate.id().equals(neighbour.lessonId()))
          .forEach(
              candidate ->
                  links.add(new Link(candidate, lesson.words().neighbour(candidate.id()))));
    }
    return links;
  }

  /// The lessons that `query` finds in their titles, chapters, verbs and formulas, below the titles
  /// of their chapters; all lessons if it is blank.
  static List<NavigatorEntry> found(List<Lesson<?, ?, ?>> lessons, String query) {
    String asked = query.strip().toLowerCase(Locale.ROOT);
    // Blank at the start, where the texts of all lessons would cost time.
    List<String> words = asked.isEmpty() ? List.of() : List.of(asked.split("\\s+"));
    List<NavigatorEntry> entries = new ArrayList<>();
    for (Chapter chapter : Chapter.values()) {
      List<Entry> inChapter =
          lessons.stream()
              .filter(lesson -> lesson.chapter() == chapter)
              .filter(lesson -> words.isEmpty() || words.stream().allMatch(text(lesson)::contains))
              .map(lesson -> new Entry(lesson))
              .toList();
      if (!inChapter.isEmpty()) {
        entries.add(new Heading(chapter));
        entries.addAll(inChapter);
      }
    }
    return entries;
  }

  private static String text(Lesson<?, ?, ?> lesson) {
    StringBuilder text = new StringBuilder();
    text.append(lesson.title()).append(' ').append(lesson.id()).append(' ');
    text.append(lesson.chapter().title()).append(' ');
    for (HalfStepForm halfStep : HalfStepForm.defaults(lesson)) {
      LessonWords.HalfStepWords words = halfStep.in(lesson.words());
      text.append(words.verb()).append(' ').append(words.latex()).append(' ');
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
