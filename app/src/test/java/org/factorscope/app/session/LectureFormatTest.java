package org.factorscope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LectureFormatTest {
  private static final String HEAD =
      "{\"factorscope\":\"lecture\",\"version\":1,\"title\":\"An hour\",";

  @TempDir private Path folder;

  private Path file(String stops) throws IOException {
    return Files.writeString(folder.resolve("hour.fscope"), HEAD + "\"stops\":[" + stops + "]}");
  }

  private Lecture read(String stops) throws IOException {
    return Lecture.read(file(stops), LessonCatalog::byId);
  }

  private String refusal(String stops) {
    String sentence =
        Objects.requireNonNull(
            assertThrows(InvalidInputException.class, () -> read(stops)).getMessage());
    assertTrue(sentence.startsWith("hour.fscope"), sentence);
    return sentence;
  }

  @Test
  void aStopIsWrittenByHandInOneLine() throws IOException {
    Lecture lecture =
        read("{\"lesson\":\"k-means\",\"preset\":\"rings\",\"position\":4,\"note\":\"Why?\"}");
    Stop stop = lecture.stops().getFirst();
    assertEquals("An hour", lecture.title());
    assertEquals("rings", stop.session().setup().source().name());
    assertEquals(4, stop.session().position());
    assertEquals("Why?", stop.note());
    assertEquals(100, stop.textSize());
    assertTrue(Lecture.isLecture(folder.resolve("hour.fscope")));
    assertTrue(!Session.isSession(folder.resolve("hour.fscope")));
  }

  @Test
  void aSavedLectureReadsBackToTheSameMoments() throws IOException {
    Lecture hour = Lecture.firstHour(LessonCatalog::byId);
    Path saved = folder.resolve("saved.fscope");
    hour.write(saved);
    Lecture again = Lecture.read(saved, LessonCatalog::byId);
    assertEquals(hour.title(), again.title());
    assertEquals(
        hour.stops().stream().map(Stop::title).toList(),
        again.stops().stream().map(Stop::title).toList());
    for (int i = 0; i < hour.stops().size(); i++) {
      Stop before = hour.stops().get(i);
      Stop after = again.stops().get(i);
      int position = before.session().position();
      assertEquals(before.panels(), after.panels());
      assertEquals(before.note(), after.note());
      assertEquals(before.textSize(), after.textSize());
      assertEquals(
          before.session().run().recordAt(position).objective(),
          after.session().run().recordAt(position).objective(),
          before.title());
    }
  }

  @Test
  void mistakesAreNamedWithTheirStop() {
    assertTrue(
        refusal("{\"lesson\":\"k-means\",\"position\":0},{\"lesson\":\"k-means\"}")
            .contains("stop 2: the field 'position' is missing"));
    assertTrue(
        refusal("{\"lesson\":\"k-means\",\"preset\":\"ring\",\"position\":0}")
            .contains("k-means has no preset 'ring'; it has"));
    assertTrue(refusal("{\"lesson\":\"k-means\",\"positon\":0}").contains("'positon'"));
  }

  @Test
  void everyStopOfTheFirstHourShowsPanelsThatItsLessonHas() {
    for (Stop stop : Lecture.firstHour(LessonCatalog::byId).stops()) {
      LessonRun run = stop.session().run();
      assertEquals(stop.session().position(), run.end(), stop.title());
      List<String> ids =
          run.panelsAt(run.end(), stop.session().axes()).stream().map(p -> p.id()).toList();
      assertTrue(ids.containsAll(stop.panels()), stop.title() + ids);
      assertTrue(!stop.note().isBlank(), stop.title());
    }
  }
}
