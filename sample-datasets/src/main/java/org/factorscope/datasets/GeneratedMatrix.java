package org.factorscope.datasets;

import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;

/// The small matrices of the catalogue that are chosen for their spectrum or to be followed by
/// hand. A new one is one constant and one case here.
enum GeneratedMatrix {
  STRETCH(
      "Stretch 3 : 1",
      2,
      2,
      "A symmetric 2 by 2 matrix with eigenvalues 3 and 1, its long axis at 30 degrees."),
  REFLECTION(
      "Reflection",
      2,
      2,
      "The symmetric 2 by 2 matrix with eigenvalues 1 and −1 that mirrors the plane in a line at"
          + " 30 degrees."),
  TWIN_AXES(
      "Twin axes",
      3,
      3,
      "A symmetric 3 by 3 matrix with eigenvalues 2, 2 and 1, whose first axis is not unique."),
  NARROW_GAP(
      "Narrow gap",
      20,
      20,
      "A symmetric 20 by 20 matrix in which each eigenvalue is 1.01 times the next."),
  SHEAR(
      "Shear",
      2,
      2,
      "The 2 by 2 matrix that shears the plane, with the golden ratio and its inverse as singular"
          + " values."),
  LAYERS(
      "Layers 5, 4, 1",
      20,
      15,
      "A 20 by 15 matrix with singular values 5, 4, 1, 1/2, 1/4 and 1/8, made of six layers that"
          + " fade."),
  FIVE_AXES(
      "Five axes",
      100,
      5,
      "100 points around the origin whose variances along five hidden axes are 5, 3, 1, 0.5 and"
          + " 0.2, with divisor n."),
  BIT_PAIRS(
      "Pairs of bits",
      4,
      2,
      "All four pairs of two bits, each once, so that the bits are independent of each other."),
  TWO_TILES(
      "Two tiles that overlap",
      3,
      3,
      "Two 2 by 2 tiles of ones that share the middle cell, of Boolean rank 2 and ordinary rank"
          + " 3."),
  SYNONYMS(
      "Synonyms",
      11,
      10,
      "Counts of 11 words in 10 short texts about cars and about cats, in which car and automobile"
          + " never meet and jaguar means both."),
  SQUARE(
      "Bright square",
      6,
      6,
      "A bright square of 3 by 3 entries on a dark ground; the matrix is the picture."),
  PULSES(
      "Pulses",
      12,
      1,
      "A signal of 12 numbers in which a single 3 and a plateau of 6 stand out of zeros."),
  CHECKERS("Checkers", 2, 4, "The two checkerboards of 2 by 2 pixels; a row is a picture.");

  private static final long SEED = 7;

  private final String title;
  private final int rows;
  private final int columns;
  private final String description;

  GeneratedMatrix(String title, int rows, int columns, String description) {
    this.title = title;
    this.rows = rows;
    this.columns = columns;
    this.description = description;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The matrix as the catalogue has it.
  Dataset load() {
    return switch (this) {
      case STRETCH -> dataset(Rotations.inThePlane(3, 1, StrictMath.PI / 6));
      case REFLECTION -> dataset(Rotations.inThePlane(1, -1, StrictMath.PI / 6));
      case TWIN_AXES -> dataset(Rotations.random(new double[] {2, 2, 1}, SEED));
      case NARROW_GAP -> dataset(Rotations.random(gaps(rows), SEED));
      case SHEAR -> dataset(new DMatrixRMaj(new double[][] {{1, 1}, {0, 1}}));
      case LAYERS ->
          dataset(Rotations.layers(rows, columns, new double[] {5, 4, 1, 0.5, 0.25, 0.125}, SEED));
      case FIVE_AXES -> dataset(Rotations.points(rows, new double[] {5, 3, 1, 0.5, 0.2}, SEED));
      case BIT_PAIRS -> dataset(new DMatrixRMaj(new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}));
      case TWO_TILES -> dataset(new DMatrixRMaj(new double[][] {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}}));
      case SYNONYMS -> Synonyms.dataset(this);
      case SQUARE -> square();
      case CHECKERS -> checkers();
      case PULSES -> dataset(new DMatrixRMaj(12, 1, true, 0, 0, 3, 0, 0, 0, 6, 6, 6, 0, 0, 0));
    };
  }

  /// 1 in rows and columns 2 to 4, else 0.
  private Dataset square() {
    DMatrixRMaj values = new DMatrixRMaj(rows, columns);
    for (int e = 0; e < 9; e++) {
      values.set(1 + e / 3, 1 + e % 3, 1);
    }
    List<String> names = GeneratedSet.numbered("c", columns);
    return info().with(names, values, List.of(), List.of(), new ImageShape(1, columns), "", null);
  }

  private Dataset checkers() {
    DMatrixRMaj values = new DMatrixRMaj(new double[][] {{1, 0, 0, 1}, {0, 1, 1, 0}});
    List<String> names = GeneratedSet.numbered("p", columns);
    return info().with(names, values, List.of(), List.of(), new ImageShape(2, 2), "", null);
  }

  /// λ₁ = 1, each 1.01 times the next.
  private static double[] gaps(int n) {
    double[] values = new double[n];
    double value = 1;
    for (int i = 0; i < n; i++) {
      values[i] = value;
      value /= 1.01;
    }
    return values;
  }

  DatasetInfo info() {
    return DatasetInfo.generated(
        id(), title, rows, columns, description, "Made by Factorscope", DatasetInfo.Gaps.NONE);
  }

  private Dataset dataset(DMatrixRMaj values) {
    return dataset(values, GeneratedSet.numbered("x", columns), List.of());
  }

  Dataset dataset(DMatrixRMaj values, List<String> names, List<String> rowNames) {
    return info().with(names, values, rowNames, List.of(), ImageShape.NONE, "", null);
  }
}
