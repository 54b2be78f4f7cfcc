package org.factorscope.algorithms.completion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ObservationsTest {
  private static final double GAP = Double.NaN;
  private static final DMatrixRMaj A =
      new DMatrixRMaj(new double[][] {{1, GAP, 3}, {GAP, GAP, GAP}, {4, 5, GAP}, {GAP, 6, 0}});

  @Test
  void gapsAreLeftOutByRowAndByColumn() {
    Observations known = Observations.of(A);
    assertEquals(6, known.count());
    assertEquals(2, known.rowStart(1));
    assertEquals(2, known.rowStart(2));
    assertEquals(6, known.rowStart(4));
    assertEquals(2, known.columnStart(1));
    int second = known.columnStart(1);
    assertEquals(2, known.rowOf(second));
    assertEquals(5, known.byColumn(second));
    assertEquals(6, known.byColumn(second + 1));
  }

  @Test
  void aZeroIsKnown() {
    Observations known = Observations.of(A);
    assertTrue(known.isObserved(3, 2));
    assertFalse(known.isObserved(1, 1));
  }

  @Test
  void writtenOutItIsTheMatrixAgain() {
    assertArrayEquals(A.data, Observations.of(A).asMatrix(GAP).data);
    assertEquals(0, Observations.of(A).asMatrix(0).get(0, 1));
  }

  @Test
  void otherValuesLieInTheSamePlaces() {
    Observations doubled = Observations.of(A).withValues(new double[] {2, 6, 8, 10, 12, 0});
    assertEquals(8, doubled.byColumn(1));
    assertEquals(12, doubled.asMatrix(0).get(3, 1));
  }

  @Test
  void anInfiniteValueIsRefusedWithItsPlace() {
    DMatrixRMaj bad = new DMatrixRMaj(new double[][] {{1, Double.POSITIVE_INFINITY}});
    String sentence =
        assertThrows(InvalidInputException.class, () -> Observations.of(bad)).getMessage();
    assertEquals(
        "The value in row 1, column 2 is Infinity, but every value must be a finite number or"
            + " missing.",
        sentence);
  }

  @Test
  void numbersThatCannotBeSquaredAreRefusedByTheLessonsThatSquareThem() {
    Als.Options options = new Als.Options(1, 0.1, Normalization.Kind.NONE, 0);
    for (double factor : new double[] {1e154, 1e-166}) {
      Observations known = Observations.of(new DMatrixRMaj(new double[][] {{factor, GAP}}));
      String word = factor > 1 ? "too large" : "too small";
      for (Executable start :
          List.<Executable>of(
              () -> CompletionProblem.of(known, null),
              () -> new Als().start(new Run<>(known, options, 0)))) {
        String sentence = assertThrows(InvalidInputException.class, start).getMessage();
        assertTrue(String.valueOf(sentence).contains(word), sentence);
      }
    }
    Observations zero = Observations.of(new DMatrixRMaj(2, 2));
    assertEquals(0, CompletionProblem.of(zero, null).norm());
  }
}
