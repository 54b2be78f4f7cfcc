package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Point sets in the plane, made from a seed: the same arguments give the same bits everywhere.
public final class Generators {
  /// Neighbouring centres of blobs are at least this far apart.
  private static final double BLOB_DISTANCE = 4;

  private static final double SPIRAL_TURNS = 2;
  private static final double SPIRAL_RADIUS = 5;

  private Generators() {}

  /// Round clouds around centres on a circle; the labels say which. Sizes differ by at most one.
  ///
  /// @param points of all clusters together
  /// @param spread standard deviation of each coordinate; neighbouring centres are 4 apart or more
  public static Dataset blobs(int clusters, int points, double spread, long seed) {
    Bounds.atLeast("clusters", clusters, 1);
    Bounds.atLeast("points", points, clusters);
    Bounds.notNegative("spread", spread);
    SplittableRandom random = new SplittableRandom(seed);
    double turn = 2 * StrictMath.PI * random.nextDouble();
    double radius =
        clusters == 1 ? 0 : BLOB_DISTANCE / 2 / StrictMath.sin(StrictMath.PI / clusters);
    NormalDeviates normal = new NormalDeviates(random);
    DMatrixRMaj values = new DMatrixRMaj(points, 2);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      int cluster = group(i, points, clusters);
      double angle = turn + 2 * StrictMath.PI * cluster / clusters;
      values.set(i, 0, radius * StrictMath.cos(angle) + spread * normal.next());
      values.set(i, 1, radius * StrictMath.sin(angle) + spread * normal.next());
      labels.add("blob " + (cluster + 1));
    }
    return GeneratedSet.BLOBS.dataset(values, labels);
  }

  /// One stretched normal cloud around the origin.
  ///
  /// @param angle of the long axis against the first coordinate, in radians
  /// @param longStd standard deviation along the long axis
  /// @param shortStd standard deviation across it
  public static Dataset ellipse(
      int points, double angle, double longStd, double shortStd, long seed) {
    Bounds.atLeast("points", points, 1);
    Bounds.finite("angle", angle);
    Bounds.notNegative("longStd", longStd);
    Bounds.notNegative("shortStd", shortStd);
    NormalDeviates normal = new NormalDeviates(new SplittableRandom(seed));
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    DMatrixRMaj values = new DMatrixRMaj(points, 2);
    for (int i = 0; i < points; i++) {
      double along = longStd * normal.next();
      double across = shortStd * normal.next();
      values.set(i, 0, cos * along - sin * across);
      values.set(i, 1, sin * along + cos * across);
    }
    return GeneratedSet.ELLIPSE.dataset(values, List.of());
  }

  /// Two turns of an Archimedean spiral from the origin to radius 5, in order along it.
  ///
  /// @param noise standard deviation of each coordinate around the curve
  public static Dataset spiral(int points, double noise, long seed) {
    Bounds.atLeast("points", points, 1);
    Bounds.notNegative("noise", noise);
    NormalDeviates normal = new NormalDeviates(new SplittableRandom(seed));
    DMatrixRMaj values = new DMatrixRMaj(points, 2);
    for (int i = 0; i < points; i++) {
      putOnSpiral(values, i, (i + 1.0) / points, 1, noise, normal);
    }
    return GeneratedSet.SPIRAL.dataset(values, List.of());
  }

  /// A row becomes the point at a share of the spiral's length.
  ///
  /// @param side 1 for the spiral, -1 for the same turned by 180 degrees
  private static void putOnSpiral(
      DMatrixRMaj values, int row, double along, int side, double noise, NormalDeviates normal) {
    // The root spreads the points evenly along the curve, not along its angle.
    double share = StrictMath.sqrt(along);
    double angle = 2 * StrictMath.PI * SPIRAL_TURNS * share;
    double radius = side * SPIRAL_RADIUS * share;
    values.set(row, 0, radius * StrictMath.cos(angle) + noise * normal.next());
    values.set(row, 1, radius * StrictMath.sin(angle) + noise * normal.next());
  }

  /// The spiral and the same turned by 180 degrees, one after the other, with y = 0 on the first
  /// and 1 on the second.
  ///
  /// @param points of each
  /// @param noise standard deviation of each coordinate around the curve
  public static Dataset twoSpirals(int points, double noise, long seed) {
    Bounds.atLeast("points", points, 1);
    Bounds.notNegative("noise", noise);
    NormalDeviates normal = new NormalDeviates(new SplittableRandom(seed));
    DMatrixRMaj values = new DMatrixRMaj(2 * points, 3);
    for (int i = 0; i < 2 * points; i++) {
      int arm = i / points;
      putOnSpiral(values, i, (i % points + 1.0) / points, 1 - 2 * arm, noise, normal);
      values.set(i, 2, arm);
    }
    return GeneratedSet.TWO_SPIRALS.examples(values);
  }

  /// Points spread evenly over a square from -1 to 1, with y = 1 where exactly one coordinate is
  /// negative, else 0.
  public static Dataset xor(int points, long seed) {
    Bounds.atLeast("points", points, 1);
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj values = new DMatrixRMaj(points, 3);
    for (int i = 0; i < points; i++) {
      double x1 = 2 * random.nextDouble() - 1;
      double x2 = 2 * random.nextDouble() - 1;
      values.set(i, 0, x1);
      values.set(i, 1, x2);
      values.set(i, 2, x1 * x2 < 0 ? 1 : 0);
    }
    return GeneratedSet.XOR.examples(values);
  }

  /// The corners of that square.
  static Dataset xorCorners() {
    double[][] corners = {{-1, -1, 0}, {-1, 1, 1}, {1, -1, 1}, {1, 1, 0}};
    return GeneratedSet.XOR_CORNERS.examples(new DMatrixRMaj(corners));
  }

  /// Circles around the origin with radius 1, 2, 3, …; the labels say which. Sizes differ by at
  /// most one.
  ///
  /// @param points of all rings together
  /// @param noise standard deviation of each coordinate around the circle
  public static Dataset rings(int rings, int points, double noise, long seed) {
    Bounds.atLeast("rings", rings, 1);
    Bounds.atLeast("points", points, rings);
    Bounds.notNegative("noise", noise);
    SplittableRandom random = new SplittableRandom(seed);
    NormalDeviates normal = new NormalDeviates(random);
    DMatrixRMaj values = new DMatrixRMaj(points, 2);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      int ring = group(i, points, rings) + 1;
      double angle = 2 * StrictMath.PI * random.nextDouble();
      values.set(i, 0, ring * StrictMath.cos(angle) + noise * normal.next());
      values.set(i, 1, ring * StrictMath.sin(angle) + noise * normal.next());
      labels.add("ring " + ring);
    }
    return GeneratedSet.RINGS.dataset(values, labels);
  }

  private static int group(int i, int points, int groups) {
    return (int) ((long) i * groups / points);
  }
}
