package org.factorscope.algorithms.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.clustering.SoftVq;
import org.factorscope.algorithms.clustering.SoftVqOptions;
import org.factorscope.algorithms.clustering.SoftVqState;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  private static final SoftVq ALGORITHM = new SoftVq();

  private static SoftVqState start(int points) {
    var random = StepRandom.at(5, 0);
    DMatrixRMaj x = new DMatrixRMaj(3, points);
    for (int i = 0; i < x.getNumElements(); i++) {
      x.data[i] = StepRandom.gaussian(random);
    }
    var options =
        new SoftVqOptions(
            4, 0.05, SoftVqOptions.Similarity.COSINE, SoftVqOptions.Update.WEIGHTED_MEAN);
    return ALGORITHM.start(new DataMatrix(x), options, 1);
  }

  private static Timeline<SoftVqState> run(int halfSteps, long budget) {
    Timeline<SoftVqState> timeline = new Timeline<>(ALGORITHM, start(50), budget);
    for (int i = 0; i < halfSteps; i++) {
      timeline.extend();
    }
    return timeline;
  }

  @Test
  void everyPositionOfABoundedTimelineHasTheBitsOfAnUnboundedOne() {
    Timeline<SoftVqState> roomy = run(1000, 1L << 30);
    Timeline<SoftVqState> tight = run(1000, 60_000);
    for (int p = 1000; p >= 0; p--) {
      assertArrayEquals(
          roomy.at(p).state().atoms().data, tight.at(p).state().atoms().data, "position " + p);
      assertEquals(roomy.records().get(p).objective(), tight.records().get(p).objective());
    }
    for (int p = 0; p <= 1000; p += 7) {
      assertArrayEquals(roomy.at(p).state().atoms().data, tight.at(p).state().atoms().data);
    }
  }

  @Test
  void memoryStaysWithinTheBudget() {
    long budget = 100_000;
    Timeline<SoftVqState> timeline = run(500, budget);
    timeline.at(3);
    timeline.at(499);
    timeline.at(250);
    assertTrue(timeline.bytes() <= budget, () -> timeline.bytes() + " bytes");
  }

  @Test
  void aForkLeavesTheParentAsItWas() {
    Timeline<SoftVqState> parent = run(20, 1 << 20);
    double[] later = parent.at(20).state().atoms().data.clone();
    DMatrixRMaj moved = parent.at(10).state().atoms().copy();
    moved.data[0] += 5;
    SoftVqState edited = ALGORITHM.replace(parent.at(10).state(), "D", moved);
    Timeline<SoftVqState> child = parent.fork(10, edited, "dragged atom 1");
    for (int i = 0; i < 10; i++) {
      child.extend();
    }
    assertArrayEquals(later, parent.at(20).state().atoms().data);
    assertNotEquals(later[0], child.at(20).state().atoms().data[0]);
    assertEquals("dragged atom 1", child.records().get(10).edit());
    assertArrayEquals(parent.at(4).state().atoms().data, child.at(4).state().atoms().data);
  }

  @Test
  void recordsHandedOutDoNotChangeWhenTheRunGoesOn() {
    Timeline<SoftVqState> timeline = run(3, 1 << 20);
    List<StepRecord> records = timeline.records();
    for (int i = 0; i < 200; i++) {
      timeline.extend();
    }
    assertEquals(4, records.size());
    assertThrows(IndexOutOfBoundsException.class, () -> records.get(4));
    assertEquals(204, timeline.records().size());
  }

  @Test
  void iterationsAndPhasesAreCountedFromTheStart() {
    List<StepRecord> records = run(3, 1 << 20).records();
    assertEquals(List.of(0, 1, 1, 2), records.stream().map(StepRecord::iteration).toList());
    assertEquals(
        List.of("start", "attend", "update", "attend"),
        records.stream().map(StepRecord::phaseName).toList());
  }

  @Test
  void positionsOutsideOfTheRunAreRefused() {
    Timeline<SoftVqState> timeline = run(2, 1 << 20);
    assertThrows(IndexOutOfBoundsException.class, () -> timeline.at(3));
    assertThrows(IndexOutOfBoundsException.class, () -> timeline.at(-1));
  }
}
