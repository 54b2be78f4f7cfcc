package org.factorscope.algorithms.step;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The course of one branch: which half-step led to each position, and in which iteration. Five
/// bytes a half-step, so that it is kept whole.
final class Places {
  private final @Nullable Places past;
  private final Place first;
  private final List<String> names;
  private int[] iterations = new int[64];
  private byte[] indices = new byte[64];
  private int count;

  /// @param past of the branch that was left, or null
  /// @param first the place of this branch's first position
  /// @param names of the branch's half-steps
  Places(@Nullable Places past, Place first, List<String> names) {
    this.past = past;
    this.first = first;
    this.names = names;
  }

  void add(Place place) {
    if (count == iterations.length) {
      iterations = Arrays.copyOf(iterations, 2 * count);
      indices = Arrays.copyOf(indices, 2 * count);
    }
    iterations[count] = place.iteration();
    indices[count] = (byte) names.indexOf(place.halfStep());
    count++;
  }

  int end() {
    return first.step() + count;
  }

  Place at(int position) {
    if (position == first.step()) {
      return first;
    }
    if (position < first.step() && past != null) {
      return past.at(position);
    }
    int own = position - first.step() - 1;
    if (own < 0 || own >= count) {
      throw new IndexOutOfBoundsException(position);
    }
    return new Place(position, iterations[own], names.get(indices[own]));
  }

  /// The last position of an iteration that was begun, or -1 if it was not.
  int lastOf(int iteration) {
    int low = 0;
    int high = end();
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (at(middle).iteration() <= iteration) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high >= 0 && at(high).iteration() == iteration ? high : -1;
  }
}
