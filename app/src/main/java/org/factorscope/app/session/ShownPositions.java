package org.factorscope.app.session;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Which positions of a run are shown where there is no room for all.
public final class ShownPositions {
  private ShownPositions() {}

  /// Every position if there are at most `most`; otherwise those after whole iterations, and in
  /// very long runs only some of them, at equal distances. The first and the last position are
  /// always there.
  ///
  /// @param most at least 2
  /// @param end the last position
  /// @param isWhole whether no iteration is half made at a position
  public static int[] atMost(int most, int end, IntPredicate isWhole) {
    if (end < most) {
      return IntStream.rangeClosed(0, end).toArray();
    }
    int[] whole = IntStream.range(0, end).filter(isWhole).toArray();
    int stride = Math.ceilDiv(whole.length, most - 1);
    return IntStream.concat(
            IntStream.range(0, whole.length)
                .filter(index -> index % stride == 0)
                .map(index -> whole[index]),
            IntStream.of(end))
        .toArray();
  }
}
