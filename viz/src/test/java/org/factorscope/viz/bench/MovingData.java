package org.factorscope.viz.bench;

import java.util.Random;

/// One frame of data for both kinds of views: 10,000 points, a curve of 1,000 and two matrices of
/// 200 x 200, with ranges that stay.
record MovingData(double[] x, double[] y, double[] objective, double[][] first, double[][] second) {
  static final int POINTS = 10_000;
  static final int CURVE = 1_000;
  static final int SIDE = 200;

  /// The same data for the same frame.
  static MovingData of(int frame) {
    Random random = new Random(frame);
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double center = i % 3;
      x[i] = Math.clamp(center + 0.25 * random.nextGaussian(), -1, 3);
      y[i] = Math.clamp(center * center / 2 + 0.25 * random.nextGaussian(), -1, 3);
    }
    double[] objective = new double[CURVE];
    for (int i = 0; i < CURVE; i++) {
      objective[i] = 100 * Math.exp(-i / 200.0) + random.nextDouble();
    }
    return new MovingData(x, y, objective, waves(frame, 0.05), waves(frame, 0.09));
  }

  private static double[][] waves(int frame, double frequency) {
    double[][] matrix = new double[SIDE][SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        matrix[row][column] =
            Math.sin(frequency * row + 0.2 * frame) * Math.cos(frequency * column);
      }
    }
    return matrix;
  }
}
