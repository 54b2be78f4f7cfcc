package org.factorscope.algorithms.linalg;

import java.util.List;
import java.util.stream.IntStream;

/// Splits the rows of a kernel over the cores, with the same bits on any number of them.
///
/// The blocks depend on the number of rows alone, and their results come back in order, so whoever
/// combines them in that order gets the same sum on every machine. Nothing else in this module
/// starts work on another thread.
public final class Blocks {
  private Blocks() {}

  /// What is done with some of the rows.
  ///
  /// @param <R> what comes of it
  @FunctionalInterface
  public interface Kernel<R> {
    /// Works on the rows from `from` up to but not including `to`; may write to places that no
    /// other block touches.
    R apply(int from, int to);
  }

  /// Applies a kernel to all blocks of rows, several at a time.
  ///
  /// @param rows how many there are
  /// @param size of a block; the last one may be smaller. It must not depend on the machine.
  /// @return the results in the order of the rows
  public static <R> List<R> map(int rows, int size, Kernel<R> kernel) {
    int blocks = (rows + size - 1) / size;
    IntStream indices = IntStream.range(0, blocks);
    return (blocks > 1 ? indices.parallel() : indices)
        .mapToObj(block -> kernel.apply(block * size, Math.min(rows, (block + 1) * size)))
        .toList();
  }

  /// What is done with some of the rows, without a result.
  @FunctionalInterface
  public interface Task {
    /// Works on the rows from `from` up to but not including `to`; writes only to places that no
    /// other block touches.
    void run(int from, int to);
  }

  /// Runs a task on all blocks of rows, several at a time.
  ///
  /// @param rows how many there are
  /// @param size of a block; the last one may be smaller. It must not depend on the machine.
  public static void run(int rows, int size, Task task) {
    map(
        rows,
        size,
        (from, to) -> {
          task.run(from, to);
          return to;
        });
  }
}
