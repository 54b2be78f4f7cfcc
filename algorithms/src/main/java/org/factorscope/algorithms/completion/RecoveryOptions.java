package org.factorscope.algorithms.completion;

import org.factorscope.algorithms.step.InvalidInputException;

/// Which experiments on exact recovery are made.
///
/// @param size n, of square matrices, at least 2
/// @param ranks every rank k from 1 to this one is tried, at most `size`
/// @param trials random matrices for each cell of the grid, at least 1
/// @param solver fills in the gaps
public record RecoveryOptions(int size, int ranks, int trials, RecoverySolver solver) {
  /// The fractions of known entries that are tried: 0.1, 0.2, …, 0.7.
  public static final int SHARES = 7;

  public RecoveryOptions {
    if (size < 2) {
      throw InvalidInputException.option("size", size, "must be at least 2");
    }
    if (ranks < 1 || ranks > size) {
      throw InvalidInputException.option("ranks", ranks, "must be from 1 to the size, " + size);
    }
    if (trials < 1) {
      throw InvalidInputException.option("trials", trials, "must be at least 1");
    }
  }

  /// The cells of the grid.
  public int cells() {
    return ranks * SHARES;
  }

  /// The rank of a cell.
  public static int rank(int cell) {
    return cell / SHARES + 1;
  }

  /// The fraction of entries that are known in a cell, p.
  public static double share(int cell) {
    return (cell % SHARES + 1) / 10.0;
  }

  /// How many numbers a matrix of rank k is made of: 2nk − k².
  public int degreesOfFreedom(int rank) {
    return 2 * size * rank - rank * rank;
  }
}
