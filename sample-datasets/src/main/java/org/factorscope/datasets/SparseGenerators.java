package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// Dictionaries D with a response x = Dy + noise in the last column, made from a seed: the same
/// arguments give the same bits everywhere.
final class SparseGenerators {
  private static final double BLUR = 2;

  private SparseGenerators() {}

  /// A matrix with the code that its response was made from.
  ///
  /// @param table n x (p + 1): D, then x; n x 1: x alone
  /// @param code y, p numbers. Not modified.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Planted(DMatrixRMaj table, double[] code) {}

  /// Spikes seen through a blur: column j of D is a normal density around row j with a standard
  /// deviation of 2 rows, scaled to length 1.
  static Planted spikes(int n, int spikes, double noise, long seed) {
    DMatrixRMaj d = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double distance = (i - j) / BLUR;
        d.set(i, j, StrictMath.exp(-distance * distance / 2));
      }
    }
    return planted(unitColumns(d), spikes, noise, new SplittableRandom(seed));
  }

  /// A random dictionary with more columns than rows: normal entries, columns of length 1.
  static Planted sparseCode(int n, int p, int chosen, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj d = unitColumns(new NormalDeviates(random).matrix(n, p));
    return planted(d, chosen, noise, random);
  }

  /// Needles of height 3 or −3 in noise: a response without a dictionary.
  static Planted needles(int n, int needles, double noise, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] code = new double[n];
    for (int j : places(n, needles, random)) {
      code[j] = random.nextBoolean() ? 3 : -3;
    }
    NormalDeviates normal = new NormalDeviates(random);
    double[] x = Arrays.stream(code).map(height -> height + noise * normal.next()).toArray();
    return new Planted(new DMatrixRMaj(n, 1, true, x), code);
  }

  /// x = Dy + noise, where y has `count` entries with magnitudes from 1 to 2.
  private static Planted planted(DMatrixRMaj d, int count, double noise, SplittableRandom random) {
    double[] code = new double[d.numCols];
    for (int j : places(d.numCols, count, random)) {
      code[j] = (random.nextBoolean() ? 1 : -1) * (1 + random.nextDouble());
    }
    NormalDeviates normal = new NormalDeviates(random);
    DMatrixRMaj table = new DMatrixRMaj(d.numRows, d.numCols + 1);
    for (int i = 0; i < d.numRows; i++) {
      double x = noise * normal.next();
      for (int j = 0; j < d.numCols; j++) {
        table.set(i, j, d.get(i, j));
        x += d.get(i, j) * code[j];
      }
      table.set(i, d.numCols, x);
    }
    return new Planted(table, code);
  }

  /// Different places below n, in random order.
  private static List<Integer> places(int n, int count, SplittableRandom random) {
    List<Integer> left = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    List<Integer> places = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      places.add(left.remove(/* index */ random.nextInt(left.size())));
    }
    return places;
  }

  /// @param d Modified: each column is divided by its length.
  private static DMatrixRMaj unitColumns(DMatrixRMaj d) {
    for (int j = 0; j < d.numCols; j++) {
      double square = 0;
      for (int i = 0; i < d.numRows; i++) {
        square += d.get(i, j) * d.get(i, j);
      }
      double length = Math.sqrt(square);
      for (int i = 0; i < d.numRows; i++) {
        d.set(i, j, d.get(i, j) / length);
      }
    }
    return d;
  }
}
