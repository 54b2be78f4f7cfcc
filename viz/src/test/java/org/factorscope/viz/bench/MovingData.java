package org.factorscope.viz.bench;

import java.util.Random;

/// One frame of data for both kinds of views: points, a curve of 1,000 and two square matrices,
/// with ranges that stay.
record MovingData(double[] x, double[] y, double[] objective, double[][] first, double[][] second) {
  static final int CURVE = 1_000;

  /// The same data for the same frame.
  static MovingData of(int frame, int points, int side) {
    Random random = new Random(frame);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      double center = i % 3;
      x[i] = Math.clamp(center + 0.25 * random.nextGaussian(), -1, 3);
      y[i] = Math.clamp(center * center / 2 + 0.25 * random.nextGaussian(), -1, 3);
    }
    double[] objective = new double[CURVE];
    for (int i = 0; i < CURVE; i++) {
      objective[i] = 100 * Math.exp(-i / 200.0) + random.nextDouble();
    }
    return new MovingData(x, y, objective, waves(frame, side, 0.05), waves(frame, side, 0.09));
  }

  private static double[][] waves(int frame, int side, double frequency) {
    double[][] matrix = new double[side][side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        matrix[row][column] =
            Math.sin(frequency * row + 0.2 * frame) * Math.cos(frequency * column);
      }
    }
    return matrix;
  }
}
