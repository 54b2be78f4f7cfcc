package org.factorscope.algorithms.linalg;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/// Plane rotations of neighbouring rows, written down one after the other and applied together, so
/// that [RotationTile] can take them in an order that suits the caches, and every core some of the
/// columns.
///
/// What is written down is the fast form (Gentleman 1973): with row i = dᵢ x and row i + 1 = dᵢ₊₁
/// y,
///
/// ```
/// x ← x + (s dᵢ₊₁ / c dᵢ) y,  y ← y − (s dᵢ / c dᵢ₊₁) x,  dᵢ ← c dᵢ,  dᵢ₊₁ ← c dᵢ₊₁
/// ```
///
/// takes two products an entry instead of four. Its errors are those of the usual form, for each
/// sum is the usual one but for its unit; only the d shrink, and the rows are settled in time.
final class Rotations {
  /// Columns that one core takes at a time.
  private static final int WIDTH = 256;

  /// Number of rotations applied in one pass.
  private static final int MOST = 1 << 17;

  /// Smaller cosines count as this one: next to a sine of one it is nothing.
  private static final double LEAST_COSINE = 0x1p-100;

  /// A sweep may shrink a row's d by two cosines; so they stay far above the smallest number.
  private static final double LEAST_SCALE = 0x1p-400;

  private final DMatrixRMaj matrix;

  /// d.
  private final double[] scales;

  private double leastScale = 1;

  /// Of sweep s: its first row, one for each row that it rotates with the next, and where its
  /// rotations begin.
  private int[] firstRows = new int[16];

  private int[] starts = new int[16];
  private int sweeps;

  /// What is added of the row below, and what is taken off it of the row above.
  private double[] up = new double[64];

  private double[] down = new double[64];
  private int count;

  /// None yet.
  ///
  /// @param matrix whose rows are rotated. Modified by [#apply].
  Rotations(DMatrixRMaj matrix) {
    this.matrix = matrix;
    this.scales = new double[matrix.numRows];
    Arrays.fill(scales, 1);
  }

  /// Rows i and i + 1 become c x + s y and c y − s x.
  void add(int i, double cosine, double sine) {
    if (matrix.numCols == 0) {
      return;
    }
    if (sweeps == 0 || i != firstRow(sweeps - 1) + count - starts[sweeps - 1]) {
      beginSweep(i);
    }
    if (count == up.length) {
      up = Arrays.copyOf(up, 2 * count);
      down = Arrays.copyOf(down, 2 * count);
    }
    double c = Math.abs(cosine) < LEAST_COSINE ? LEAST_COSINE : cosine;
    double one = scales[i];
    double two = scales[i + 1];
    scales[i] = c * one;
    scales[i + 1] = c * two;
    up[count] = sine * two / scales[i];
    down[count] = sine * one / scales[i + 1];
    count++;
    leastScale = Math.min(leastScale, Math.min(Math.abs(scales[i]), Math.abs(scales[i + 1])));
  }

  private void beginSweep(int row) {
    if (sweeps == starts.length) {
      firstRows = Arrays.copyOf(firstRows, 2 * sweeps);
      starts = Arrays.copyOf(starts, 2 * sweeps);
    }
    firstRows[sweeps] = row;
    starts[sweeps] = count;
    sweeps++;
  }

  /// How many sweeps have been written down: rotations each of which begins where the one before
  /// ends.
  int sweeps() {
    return sweeps;
  }

  /// The row with which a sweep begins.
  int firstRow(int sweep) {
    return firstRows[sweep];
  }

  /// The row after the last one that a sweep rotates with the one below.
  int endRow(int sweep) {
    return firstRows[sweep] + (sweep + 1 < sweeps ? starts[sweep + 1] : count) - starts[sweep];
  }

  /// Where [#up] and [#down] have what a sweep does to its row 0.
  int at(int sweep) {
    return starts[sweep] - firstRows[sweep];
  }

  /// Times row i + 1, added to row i.
  double[] up() {
    return up;
  }

  /// Times row i, taken off row i + 1.
  double[] down() {
    return down;
  }

  /// d: times row i, when all has been added.
  double scale(int i) {
    return scales[i];
  }

  /// Whether it is time for [#apply]: to be asked after every sweep.
  boolean isFull() {
    return count >= MOST || leastScale < LEAST_SCALE;
  }

  /// Applies what has been written down, each to its own matrix, and forgets it.
  static void apply(Rotations... all) {
    int[] tiles = Arrays.stream(all).mapToInt(Rotations::tiles).toArray();
    Blocks.run(
        Arrays.stream(tiles).sum(),
        1,
        (from, to) -> {
          int tile = from;
          int k = 0;
          while (tile >= tiles[k]) {
            tile -= tiles[k++];
          }
          all[k].applyTo(tile, tiles[k]);
        });
    for (Rotations rotations : all) {
      rotations.forget();
    }
  }

  private int tiles() {
    return (matrix.numCols + WIDTH - 1) / WIDTH;
  }

  private void applyTo(int tile, int tiles) {
    int width = (matrix.numCols + tiles - 1) / tiles;
    int from = tile * width;
    new RotationTile(matrix, from, Math.min(matrix.numCols, from + width)).rotate(this);
  }

  private void forget() {
    Arrays.fill(scales, 1);
    leastScale = 1;
    sweeps = 0;
    count = 0;
  }
}
