package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/// The generated data sets of the catalogue. A new one is one constant and one case here and one
/// method in [Generators], [MatrixGenerators], [CorpusGenerators], [RatingGenerators] or
/// [SparseGenerators].
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
  XOR(
      "Exclusive or",
      200,
      3,
      "200 points in a square, with y = 1 where exactly one coordinate is negative, else 0."),
  XOR_CORNERS(
      "Exclusive or, four corners",
      4,
      3,
      "The four corners of a square, with y = 1 where exactly one coordinate is negative, else 0."),
  TWO_SPIRALS(
      "Two spirals",
      200,
      3,
      "Two spirals of 100 points each wound into one another, with y = 0 on one and 1 on the"
          + " other."),
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
      "Made-up ratings from 1 to 5 of 20 made-up films by 30 people, rank 3 about their mean; six"
          + " in ten are missing."),
  TOPICS(
      "Three topics",
      12,
      10,
      "Counts of twelve words in ten short documents, written from three topics; a row is a word,"
          + " a column a document."),
  BARS_CORPUS(
      "Bars as topics",
      500,
      25,
      "500 documents of 100 words, in which a word is a pixel of a 5 by 5 picture and a topic one"
          + " of its rows or columns."),
  TOY_CORPUS(
      "Toy corpus, co-occurrence",
      60,
      60,
      "How often each two of 60 words come within four places in 4000 made-up sentences about"
          + " courts, families, farms and forests."),
  FOUR_WORDS(
      "Four words, co-occurrence",
      4,
      4,
      "Made-up counts of how often each two of four words come together, for a check by hand."),
  TILES(
      "Tiles",
      60,
      40,
      "Zeros and ones: the union of five tiles, each some rows by some columns drawn at random."),
  TILES_FLIPPED(
      "Tiles, one entry in twenty flipped",
      60,
      40,
      "The same five tiles of ones, in which every entry was turned with probability 0.05."),
  BARS(
      "Bars",
      200,
      64,
      "Pictures of 8 by 8 pixels, each a sum of some of four horizontal and four vertical bars."),
  SPIKES(
      "Blurred spikes",
      100,
      101,
      "A signal x of five spikes behind a blur, with a little noise, and the blur of a spike at"
          + " each of 100 places as columns of length 1."),
  SPARSE_CODE(
      "Sparse code",
      40,
      81,
      "80 random columns of length 1 with 40 rows, and x, a sum of five of them with a little"
          + " noise."),
  NEEDLES("Needles", 200, 1, "Ten needles of height 3 or −3 among 200 places in noise."),
  KEYS(
      "Six keys", 2, 7, "Six points of the plane as columns, and a point x outside of their hull."),
  TWO_ATOMS(
      "Two atoms",
      2,
      3,
      "Two columns of length 1 with inner product 0.6, and x: small enough to compute by hand.");

  /// Of the sets in the catalogue.
  static final long SEED = 7;

  private static final double[][] KEYS_AND_QUERY = {
    {2, 1.2, -0.8, -1.6, -0.4, 0.4, 2.2}, {0, 1.6, 1.4, -0.2, -1.6, 0.3, 1.4}
  };

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
      case XOR -> Generators.xor(rows, SEED);
      case XOR_CORNERS -> Generators.xorCorners();
      case TWO_SPIRALS -> Generators.twoSpirals(rows / 2, 0.12, SEED);
      case LOW_RANK -> RatingGenerators.lowRank(this, rows, 2, 0.5, SEED);
      case LOW_RANK_SPARSE -> RatingGenerators.lowRank(this, rows, 2, 0.3, SEED);
      case EMPTY_ROW -> RatingGenerators.emptyRow(rows, 2, 11, SEED);
      case SPIKE -> RatingGenerators.spike(rows, 11, 19, 8, SEED);
      case RATINGS -> RatingGenerators.ratings(rows, columns, SEED);
      case TOPICS -> MatrixGenerators.topics(SEED);
      case BARS_CORPUS -> CorpusGenerators.bars(rows, SEED);
      case TOY_CORPUS -> ToyCorpus.dataset(SEED);
      case FOUR_WORDS -> CorpusGenerators.fourWords();
      case TILES -> MatrixGenerators.tiles(this, 0, SEED);
      case TILES_FLIPPED -> MatrixGenerators.tiles(this, 0.05, SEED);
      case BARS -> MatrixGenerators.bars(rows, SEED);
      case SPIKES, SPARSE_CODE -> planted("d", planted());
      case NEEDLES -> named(List.of("x"), planted().table());
      case KEYS -> dictionary("k", new DMatrixRMaj(KEYS_AND_QUERY));
      case TWO_ATOMS ->
          dictionary("d", new DMatrixRMaj(new double[][] {{1, 0.6, 2}, {0, 0.8, 0.5}}));
    };
  }

  private SparseGenerators.Planted planted() {
    return switch (this) {
      case SPIKES -> SparseGenerators.spikes(rows, 5, 0.02, SEED);
      case SPARSE_CODE -> SparseGenerators.sparseCode(rows, columns - 1, 5, 0.01, SEED);
      case NEEDLES -> SparseGenerators.needles(rows, 10, 0.5, SEED);
      default -> new SparseGenerators.Planted(new DMatrixRMaj(0, 0), new double[0]);
    };
  }

  /// The code that the response was made from, empty for other data.
  double[] plantedCode() {
    return planted().code();
  }

  DatasetInfo info() {
    return DatasetInfo.generated(
        id(), title, rows, columns, description, "Generated by Factorscope from a seed", gaps());
  }

  private DatasetInfo.Gaps gaps() {
    return switch (this) {
      case LOW_RANK, LOW_RANK_SPARSE, EMPTY_ROW, SPIKE, RATINGS -> DatasetInfo.Gaps.SOME;
      default -> DatasetInfo.Gaps.NONE;
    };
  }

  /// Points of this kind as a data set.
  Dataset dataset(DMatrixRMaj values, List<String> labels) {
    return info().with(List.of("x", "y"), values, List.of(), labels, ImageShape.NONE, "", null);
  }

  /// Points of this kind with a number y that belongs to each, as a data set.
  Dataset examples(DMatrixRMaj values) {
    return named(List.of("x1", "x2", "y"), values);
  }

  /// Columns of a dictionary and their response x as a data set.
  private Dataset dictionary(String prefix, DMatrixRMaj values) {
    List<String> names = new ArrayList<>(numbered(prefix, values.numCols - 1));
    names.add("x");
    return named(names, values);
  }

  /// The same; seen first are the two entries of the code that are nearest to each other.
  private Dataset planted(String prefix, SparseGenerators.Planted planted) {
    double[] code = planted.code();
    int[] used = IntStream.range(0, code.length).filter(j -> code[j] != 0).toArray();
    int nearest = 0;
    for (int a = 0; a + 1 < used.length; a++) {
      nearest = used[a + 1] - used[a] < used[nearest + 1] - used[nearest] ? a : nearest;
    }
    return dictionary(prefix, planted.table()).withPreferredAxes(used[nearest], used[nearest + 1]);
  }

  private Dataset named(List<String> names, DMatrixRMaj values) {
    return info().with(names, values, List.of(), List.of(), ImageShape.NONE, "", null);
  }

  /// A matrix of this kind as a data set; columns are named by `prefix` and their number.
  Dataset dataset(
      DMatrixRMaj values, String prefix, List<String> rowNames, ImageShape shape, String unit) {
    List<String> names = numbered(prefix, values.numCols);
    return info().with(names, values, rowNames, List.of(), shape, unit, null);
  }

  /// A matrix with gaps of this kind as a data set, with what belongs in them.
  Dataset punched(DMatrixRMaj values, DMatrixRMaj truth, String unit) {
    boolean isRating = this == RATINGS;
    List<String> names = isRating ? FilmNames.FILMS : numbered("c", values.numCols);
    List<String> people = isRating ? FilmNames.PEOPLE : List.of();
    return info().with(names, values, people, List.of(), ImageShape.NONE, unit, truth);
  }

  /// `prefix` with 1, 2, …, `count`.
  static List<String> numbered(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> prefix + i).toList();
  }
}
