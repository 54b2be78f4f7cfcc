package org.factorscope.app.shell.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.DatasetInfo;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class DataThumbnailTest {
  @Test
  void everyDataSetHasAPictureThatShowsSomething() {
    for (DatasetInfo info : DatasetCatalog.all()) {
      int[] pixels = DataThumbnail.of(DatasetCatalog.load(info.name()), Theme.light());
      assertEquals(DataThumbnail.WIDTH * DataThumbnail.HEIGHT, pixels.length);
      assertTrue(Arrays.stream(pixels).distinct().count() > 1, info.name());
    }
  }

  @Test
  void dataWithNegativeNumbersAreRefusedByALessonOnNonNegativeOnes() {
    DataGlimpse blobs =
        DataGlimpse.of(DatasetCatalog.load("blobs"), LessonCatalog.byId("nmf"), Theme.light());
    assertFalse(blobs.refusal().isEmpty());
    assertEquals(blobs.refusal(), blobs.line("Three groups."));
  }

  @Test
  void dataInWhichEveryRowHasAGapDoNotFitALessonThatNeedsEveryValue() {
    DataGlimpse glimpse =
        DataGlimpse.of(
            DatasetCatalog.load("low_rank"), LessonCatalog.byId("k-means"), Theme.light());
    assertTrue(glimpse.refusal().contains("gap"), glimpse.refusal());
  }
}
