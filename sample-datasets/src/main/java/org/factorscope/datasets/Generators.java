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
      // The root spreads the points evenly along the curve, not along its angle.
      double share = StrictMath.sqrt((i + 1.0) / points);
      double angle = 2 * StrictMath.PI * SPIRAL_TURNS * share;
      double radius = SPIRAL_RADIUS * share;
      values.set(i, 0, radius * StrictMath.cos(angle) + noise * normal.next());
      values.set(i, 1, radius * StrictMath.sin(angle) + noise * normal.next());
    }
    return GeneratedSet.SPIRAL.dataset(values, List.of());
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
