package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.junit.jupiter.api.Test;

final class CatalogCompletenessTest {
  private static Set<String> implementing(Class<?> contract) {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.factorscope")
            .stream()
            .filter(type -> type.isAssignableTo(contract))
            .filter(type -> !type.isInterface())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            // A replay wraps any of them.
            .filter(type -> !type.getPackageName().equals("org.factorscope.app.session"))
            .map(JavaClass::getName)
            .collect(Collectors.toSet());
  }

  @Test
  void everyAlgorithmHasALessonInTheCatalogue() {
    Set<String> taught =
        LessonCatalog.all().stream()
            .map(lesson -> lesson.algorithm().getClass().getName())
            .collect(Collectors.toSet());
    Set<String> written = implementing(Algorithm.class);
    assertFalse(written.isEmpty());
    assertEquals(written, taught);
  }

  @Test
  void everyLessonIsInTheCatalogue() {
    Set<String> listed =
        LessonCatalog.all().stream()
            .map(lesson -> lesson.getClass().getName())
            .collect(Collectors.toSet());
    assertEquals(implementing(Lesson.class), listed);
  }

  @Test
  void everyLessonIsFoundByItsId() {
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      assertSame(lesson, LessonCatalog.byId(lesson.id()));
    }
  }

  @Test
  void everyNeighbourIsAnotherLessonOfTheCatalogue() {
    for (Lesson<?, ?, ?> lesson : LessonCatalog.all()) {
      for (Neighbour<?> neighbour : lesson.neighbours()) {
        assertNotEquals(lesson.id(), neighbour.lessonId());
        assertEquals(neighbour.lessonId(), LessonCatalog.byId(neighbour.lessonId()).id());
        assertFalse(lesson.words().neighbour(neighbour.lessonId()).isBlank());
      }
    }
  }

  @Test
  void idsAreUnique() {
    long distinct = LessonCatalog.all().stream().map(Lesson::id).distinct().count();
    assertEquals(LessonCatalog.all().size(), distinct);
  }
}
