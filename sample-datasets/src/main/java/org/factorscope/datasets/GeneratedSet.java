package org.factorscope.datasets;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// The generated data sets of the catalogue. A new one is one constant and one case here and one
/// method in [Generators], [MatrixGenerators] or [RatingGenerators].
enum GeneratedSet {
  BLOBS("Blobs", 150, 2, "Three round, well separated clouds of 50 points each."),
  ELLIPSE(
      "Ellipse", 150, 2, "One stretched normal cloud of 150 points, its long axis at 30 degrees."),
  SPIRAL(
      "Spiral",
      150,
      2,
      "150 points along two turns of a spiral, a curve that no straight axis follows."),
  RINGS(
      "Rings",
      150,
      2,
      "Two circles of 75 points around the same centre, which no straight line separates."),
  LOW_RANK(
      "Rank two, half of it known",
      30,
      30,
      "The product of two normal factors of rank 2 in which half of the entries are missing."),
  LOW_RANK_SPARSE(
      "Rank two, three tenths known",
      30,
      30,
      "A product of two normal factors of rank 2, in which seven in ten entries are missing."),
  EMPTY_ROW(
      "Rank two, a row unknown",
      30,
      30,
      "A product of two normal factors of rank 2, half of it missing, and all of row 12."),
  SPIKE(
      "A spike in the dark",
      30,
      30,
      "A matrix of rank 1 with one large entry on top of it that is not in the half that is"
          + " known."),
  RATINGS(
      "Film ratings",
      30,
      20,
      "Ratings from 1 to 5 of 20 films by 30 people, rank 3 about their mean; six in ten are"
          + " missing."),
  TOPICS(
      "Three topics",
      12,
      10,
      "Counts of twelve words in ten short documents, written from three topics; a row is a word,"
          + " a column a document."),
  BARS(
      "Bars",
      200,
      64,
      "Pictures of 8 by 8 pixels, each a sum of some of four horizontal and four vertical bars.");

  /// Of the sets in the catalogue.
  static final long SEED = 7;

  private final String title;
  private final int rows;
  private final int columns;
  private final String description;

  GeneratedSet(String title, int rows, int columns, String description) {
    this.title = title;
    this.rows = rows;
    this.columns = columns;
    this.description = description;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The set as the catalogue has it.
  Dataset load() {
    return switch (this) {
      case BLOBS -> Generators.blobs(3, rows, 0.7, SEED);
      case ELLIPSE -> Generators.ellipse(rows, StrictMath.PI / 6, 2, 0.6, SEED);
      case SPIRAL -> Generators.spiral(rows, 0.12, SEED);
      case RINGS -> Generators.rings(2, rows, 0.1, SEED);
      case LOW_RANK -> RatingGenerators.lowRank(this, rows, 2, 0.5, SEED);
      case LOW_RANK_SPARSE -> RatingGenerators.lowRank(this, rows, 2, 0.3, SEED);
      case EMPTY_ROW -> RatingGenerators.emptyRow(rows, 2, 11, SEED);
      case SPIKE -> RatingGenerators.spike(rows, 11, 19, 8, SEED);
      case RATINGS -> RatingGenerators.ratings(rows, columns, SEED);
      case TOPICS -> MatrixGenerators.topics(SEED);
      case BARS -> MatrixGenerators.bars(rows, SEED);
    };
  }

  DatasetInfo info() {
    return new DatasetInfo(
        id(),
        title,
        rows,
        columns,
        description,
        provenance(),
        licence(),
        DatasetInfo.Kind.GENERATED,
        gaps());
  }

  private DatasetInfo.Gaps gaps() {
    return switch (this) {
      case LOW_RANK, LOW_RANK_SPARSE, EMPTY_ROW, SPIKE, RATINGS -> DatasetInfo.Gaps.SOME;
      case BLOBS, ELLIPSE, SPIRAL, RINGS, TOPICS, BARS -> DatasetInfo.Gaps.NONE;
    };
  }

  /// Points of this kind as a data set.
  Dataset dataset(DMatrixRMaj values, List<String> labels) {
    return new Dataset(
        id(),
        title,
        List.of("x", "y"),
        values,
        List.of(),
        labels,
        ImageShape.NONE,
        List.of(0, 1),
        "",
        provenance(),
        licence());
  }

  /// A matrix of this kind as a data set; columns are named by `prefix` and their number.
  Dataset dataset(
      DMatrixRMaj values, String prefix, List<String> rowNames, ImageShape shape, String unit) {
    return new Dataset(
        id(),
        title,
        numbered(prefix, values.numCols),
        values,
        rowNames,
        List.of(),
        shape,
        List.of(0, 1),
        unit,
        provenance(),
        licence());
  }

  /// A matrix with gaps of this kind as a data set, with what belongs into them.
  Dataset punched(DMatrixRMaj values, DMatrixRMaj truth, String unit) {
    boolean isRating = this == RATINGS;
    return new Dataset(
        id(),
        title,
        numbered(isRating ? "film" : "c", values.numCols),
        values,
        isRating ? numbered("person", values.numRows) : List.of(),
        List.of(),
        ImageShape.NONE,
        List.of(0, 1),
        unit,
        provenance(),
        licence(),
        truth);
  }

  /// `prefix` with 1, 2, …, `count`.
  static List<String> numbered(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }

  private static String provenance() {
    return "Generated by Factorscope from a seed";
  }

  private static String licence() {
    return "Apache-2.0";
  }
}
