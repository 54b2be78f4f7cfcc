package org.factorscope.app.lesson.embeddings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.factorscope.algorithms.embeddings.WordCounts;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.CsvImport;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.TripletImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountTableTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("counts.csv"), text);
  }

  @Test
  void wordsThatAreChosenTakeTheirRowsWithThem() {
    Dataset all = DatasetCatalog.load("kjv_cooccurrence");
    WordCounts counts = CountTable.of(all.select(List.of("mother", "king", "father")));
    assertEquals(List.of("mother", "king", "father"), counts.words());
    int father = all.columns().indexOf("father");
    int mother = all.columns().indexOf("mother");
    assertEquals(all.values().get(mother, father), counts.count(0, 2));
    assertTrue(counts.count(0, 2) > 0);
  }

  @Test
  void aListOfPairsIsMirroredAndWhatItLacksIsZero() throws IOException {
    Path file = file("one,other,count\nsun,rain,3\nrain,wind,2\nwind,rain,2\nsun,sun,4\n");
    WordCounts counts = CountTable.of(TripletImport.read(file, "one", "other", "count"));
    assertEquals(List.of("sun", "rain", "wind"), counts.words());
    assertArrayEquals(new double[] {4, 3, 0, 3, 0, 2, 0, 2, 0}, counts.counts().data);
  }

  @Test
  void aListWithTwoCountsOfAPairIsRefused() throws IOException {
    Path file = file("one,other,count\nsun,rain,3\nrain,sun,2\n");
    Dataset data = TripletImport.read(file, "one", "other", "count");
    assertThrows(InvalidInputException.class, () -> CountTable.of(data));
  }

  @Test
  void rowsThatAreOtherWordsAreRefusedInASentence() throws IOException {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId("pmi");
    Path file = file("word,sun,rain\nsun,1,2\nwind,2,1\n");
    RunSetup setup = RunSetup.defaultsOf(lesson).withSource(CsvImport.read(file));
    String sentence =
        assertThrows(InvalidInputException.class, () -> LessonRun.start(lesson, setup))
            .getMessage();
    assertTrue(Objects.requireNonNull(sentence).contains("must be the same words"), sentence);
  }
}
