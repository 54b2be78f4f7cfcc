package org.factorscope.algorithms.step;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Walk.Options;
import org.factorscope.algorithms.step.Walk.State;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  private static final Walk ALGORITHM = new Walk();
  private static final Options ENDLESS = new Options(0.9, 0);

  private static Timeline<Integer, Options, State> timeline(Options options, long budget) {
    Run<Integer, Options> run = new Run<>(5, options, 3);
    return new Timeline<>(ALGORITHM, run, ALGORITHM.start(run), budget);
  }

  private static Timeline<Integer, Options, State> timeline(int halfSteps, long budget) {
    Timeline<Integer, Options, State> timeline = timeline(ENDLESS, budget);
    extend(timeline, halfSteps);
    return timeline;
  }

  private static void extend(Timeline<Integer, Options, State> timeline, int halfSteps) {
    for (int i = 0; i < halfSteps; i++) {
      timeline.extend();
    }
  }

  private static double[] x(Timeline<Integer, Options, State> timeline, int position) {
    return timeline.at(position).state().x().data;
  }

  @Test
  void everyPositionOfABoundedTimelineHasTheBitsOfAnUnboundedOne() {
    Timeline<Integer, Options, State> roomy = timeline(1000, 1L << 30);
    Timeline<Integer, Options, State> tight = timeline(1000, 6_000);
    for (int p = 1000; p >= 0; p--) {
      assertArrayEquals(x(roomy, p), x(tight, p), "position " + p);
    }
    for (int p = 0; p <= 1000; p += 7) {
      assertArrayEquals(x(roomy, p), x(tight, p));
    }
  }

  @Test
  void memoryStaysWithinTheBudget() {
    Timeline<Integer, Options, State> timeline = timeline(500, 10_000);
    timeline.at(3);
    timeline.at(499);
    timeline.at(250);
    assertTrue(timeline.bytes() <= 10_000, () -> timeline.bytes() + " bytes");
  }

  @Test
  void aJumpComputesNoMoreThanTheHalfStepsFromTheKeptStateBeforeIt() {
    Timeline<Integer, Options, State> timeline = timeline(10_000, 100_000);
    assertEquals(0, timeline.recomputed());
    // Half of the budget keeps states of 168 bytes: about 297, so one in 64 of ten thousand.
    for (int p : List.of(9_999, 17, 5_000, 8_191, 4_097)) {
      long before = timeline.recomputed();
      timeline.at(p);
      assertTrue(timeline.recomputed() - before <= 64, () -> "a jump to " + p);
    }
  }

  @Test
  void aForkLeavesTheParentAsItWas() {
    Timeline<Integer, Options, State> parent = timeline(20, 1 << 20);
    double[] later = x(parent, 20).clone();
    DMatrixRMaj moved = parent.at(10).state().x().copy();
    moved.data[0] += 5;
    State edited = ALGORITHM.replace(parent.run(), parent.at(10).state(), "x", moved);
    Timeline<Integer, Options, State> child = parent.fork(10, parent.run(), edited, "dragged x");
    extend(child, 10);
    assertArrayEquals(later, x(parent, 20));
    assertNotEquals(later[0], x(child, 20)[0]);
    assertEquals("dragged x", child.at(10).record().edit());
    assertArrayEquals(x(parent, 4), x(child, 4));
    assertEquals(21, child.history().size());
  }

  @Test
  void aForkUnderOtherOptionsGoesOnInTheSameIteration() {
    Timeline<Integer, Options, State> parent = timeline(5, 1 << 20);
    Run<Integer, Options> other = parent.run().with(new Options(0.5, 4));
    Timeline<Integer, Options, State> child =
        parent.fork(5, other, parent.at(5).state(), "set shrink");
    assertEquals("shrink", child.halfStepAfter(5).orElseThrow().name());
    while (child.halfStepAfter(child.end()).isPresent()) {
      child.extend();
    }
    assertEquals(new Place(9, 4, "rest"), child.placeOf(9));
    assertEquals(9, child.end());
    assertArrayEquals(new double[] {0.5 * x(child, 5)[0]}, new double[] {x(child, 6)[0]});
  }

  @Test
  void aRunThatIsOverSaysSoAndGoesNoFurther() {
    Timeline<Integer, Options, State> timeline = timeline(new Options(0.9, 2), 1 << 20);
    extend(timeline, 5);
    assertEquals(Optional.empty(), timeline.halfStepAfter(5));
    assertThrows(IllegalStateException.class, timeline::extend);
    assertEquals(
        List.of("start", "move", "shrink", "move", "shrink", "rest"),
        timeline.history().stream().map(StepRecord::halfStep).toList());
    assertEquals(
        List.of(0, 1, 1, 2, 2, 2), timeline.history().stream().map(StepRecord::iteration).toList());
    assertFalse(timeline.isWhole(4));
    assertTrue(timeline.isWhole(5));
  }

  @Test
  void positionsAndIterationsAnswerEachOther() {
    Timeline<Integer, Options, State> timeline = timeline(7, 1 << 20);
    assertEquals(Optional.of(0), timeline.positionOf(0));
    assertEquals(Optional.of(4), timeline.positionOf(2));
    assertEquals(Optional.of(7), timeline.positionOf(4));
    assertEquals(Optional.empty(), timeline.positionOf(5));
    assertEquals(3, timeline.placeOf(6).iteration());
    assertTrue(timeline.isWhole(0));
    assertFalse(timeline.isWhole(1));
    assertTrue(timeline.isWhole(2));
    assertFalse(timeline.isWhole(7));
  }

  @Test
  void historiesHandedOutDoNotChangeWhenTheRunGoesOn() {
    Timeline<Integer, Options, State> timeline = timeline(3, 1 << 20);
    History history = timeline.history();
    extend(timeline, 200);
    assertEquals(4, history.size());
    assertEquals(3, history.end());
    assertThrows(IndexOutOfBoundsException.class, () -> history.get(4));
    assertEquals(204, timeline.history().size());
  }

  @Test
  void aClaimThatFailedOnceStillSaysWhere() {
    Timeline<Integer, Options, State> timeline = timeline(60, 1 << 20);
    int first =
        timeline.history().stream()
            .filter(r -> Math.abs(r.objective().orElseThrow()) > 0.5)
            .mapToInt(StepRecord::position)
            .min()
            .orElseThrow();
    assertEquals(first, timeline.firstFailures(60).get("stays-small"));
    assertEquals(null, timeline.firstFailures(first - 1).get("stays-small"));
  }

  @Test
  void costlyClaimsAreCheckedWhenAskedForAlone() {
    Timeline<Integer, Options, State> timeline = timeline(4, 1 << 20);
    assertEquals(null, timeline.at(4).record().verdicts().get("has-a-half-step"));
    for (int p = 1; p <= 4; p++) {
      assertEquals(Verdict.within(0, 0), timeline.verdictsAt(p).get("has-a-half-step"));
    }
    assertEquals(Verdict.NOT_YET, timeline.verdictsAt(0).get("has-a-half-step"));
  }

  @Test
  void aLongHistoryIsThinnedAndItsGapsAreFilledOnDemand() {
    RecordLog log = new RecordLog(History.EMPTY, 0, 2_000);
    Timeline<Integer, Options, State> timeline = timeline(200, 1 << 20);
    timeline.history().forEach(log::add);
    History thinned = log.view();
    assertTrue(thinned.size() < 30, () -> thinned.size() + " records");
    assertEquals(0, thinned.get(0).position());
    assertEquals(200, thinned.end());
    assertTrue(log.bytes() <= 2_000);
    for (int i = 1; i < thinned.size(); i++) {
      assertTrue(thinned.get(i).position() > thinned.get(i - 1).position());
    }
    assertEquals(
        thinned.get(1).position(), thinned.atOrBefore(thinned.get(1).position() + 1).position());
  }

  @Test
  void positionsOutsideOfTheRunAreRefused() {
    Timeline<Integer, Options, State> timeline = timeline(2, 1 << 20);
    assertThrows(IndexOutOfBoundsException.class, () -> timeline.at(3));
    assertThrows(IndexOutOfBoundsException.class, () -> timeline.at(-1));
  }

  @Test
  void aValueOfAnotherShapeIsRefusedWithBothShapes() {
    Timeline<Integer, Options, State> timeline = timeline(1, 1 << 20);
    InvalidInputException refused =
        assertThrows(
            InvalidInputException.class,
            () ->
                ALGORITHM.replace(
                    timeline.run(), timeline.at(0).state(), "x", new DMatrixRMaj(2, 5)));
    assertEquals("x is 2 × 5, but must be 1 × 5 here.", refused.getMessage());
  }
}
