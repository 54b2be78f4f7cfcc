package org.factorscope.algorithms.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;

/// The matrices that are measured; the same numbers in every run.
final class BenchmarkData {
  private BenchmarkData() {}

  /// Overlapping Gaussian blobs, so that no algorithm is done after a few iterations.
  ///
  /// @return n x d, a point a row
  static DMatrixRMaj blobs(int n, int d, int blobs) {
    SplittableRandom random = new SplittableRandom(7);
    DMatrixRMaj centres = new DMatrixRMaj(blobs, d);
    for (int e = 0; e < centres.getNumElements(); e++) {
      centres.data[e] = 1.5 * random.nextGaussian();
    }
    DMatrixRMaj x = new DMatrixRMaj(n, d);
    for (int i = 0; i < n; i++) {
      int blob = random.nextInt(blobs);
      for (int j = 0; j < d; j++) {
        x.data[i * d + j] = centres.get(blob, j) + random.nextGaussian();
      }
    }
    return x;
  }

  /// Independent standard normal entries.
  static DMatrixRMaj gaussian(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(11);
    DMatrixRMaj a = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < a.getNumElements(); e++) {
      a.data[e] = random.nextGaussian();
    }
    return a;
  }

  /// The 1797 x 64 grey values of `digits`, as the program ships them.
  static DMatrixRMaj digits() {
    List<String> lines = lines("digits.csv");
    DMatrixRMaj x = new DMatrixRMaj(lines.size() - 1, 64);
    for (int i = 0; i < x.numRows; i++) {
      String[] cells = lines.get(i + 1).split(",", -1);
      for (int j = 0; j < x.numCols; j++) {
        x.data[i * x.numCols + j] = Double.parseDouble(cells[j]);
      }
    }
    return x;
  }

  /// The ratings of `insteval_ratings`, 2972 students x 1128 lecturers, NaN where there is none.
  static DMatrixRMaj ratings() {
    List<int[]> ratings =
        lines("insteval_ratings.csv").stream()
            .skip(1)
            .map(line -> Stream.of(line.split(",", -1)).mapToInt(Integer::parseInt).toArray())
            .toList();
    DMatrixRMaj a = new DMatrixRMaj(2972, 1128);
    Arrays.fill(a.data, Double.NaN);
    Map<Integer, Integer> students = new HashMap<>();
    Map<Integer, Integer> lecturers = new HashMap<>();
    for (int[] rating : ratings) {
      int i = students.computeIfAbsent(rating[0], student -> students.size());
      int j = lecturers.computeIfAbsent(rating[1], lecturer -> lecturers.size());
      a.set(i, j, rating[3]);
    }
    return a;
  }

  static List<String> lines(String file) {
    Path folder = Path.of(System.getProperty("factorscope.datasets", "."));
    try {
      return Files.readAllLines(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The benchmark reads " + file + " from -Dfactorscope.datasets=FOLDER", e);
    }
  }

  /// The rows as arrays, for libraries that want them so.
  static double[][] rows(DMatrixRMaj a) {
    double[][] rows = new double[a.numRows][a.numCols];
    for (int i = 0; i < a.numRows; i++) {
      System.arraycopy(a.data, i * a.numCols, rows[i], 0, a.numCols);
    }
    return rows;
  }
}
