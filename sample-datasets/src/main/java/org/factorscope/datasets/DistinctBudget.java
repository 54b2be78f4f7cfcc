package org.factorscope.datasets;

/// How many different texts may still be remembered, over all columns of a file.
final class DistinctBudget {
  private int left;

  DistinctBudget(int left) {
    this.left = left;
  }

  boolean take() {
    left--;
    return left >= 0;
  }
}
