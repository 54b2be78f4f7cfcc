package org.factorscope.algorithms.step;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// The states of a run that are kept, within a budget of bytes.
///
/// While everything fits, every state is kept. When the budget is reached, every second one is
/// given up, then every second of the rest, and so on; what was given up is computed again from the
/// kept state before it. The first state is never given up.
final class StateCache<S> {
  private final TreeMap<Integer, S> kept = new TreeMap<>();
  private final int first;
  private final ToLongFunction<S> size;
  private long budget;
  private long bytes;
  private int stride = 1;

  StateCache(int first, S state, ToLongFunction<S> size, long budget) {
    this.first = first;
    this.size = size;
    this.budget = budget;
    kept.put(first, state);
    bytes = size.applyAsLong(state);
  }

  void offer(int position, S state) {
    if ((position - first) % stride == 0 && kept.putIfAbsent(position, state) == null) {
      bytes += size.applyAsLong(state);
      thin();
    }
  }

  void budget(long newBudget) {
    budget = newBudget;
    thin();
  }

  /// The kept state at `position` or the nearest before it, which is not before the first.
  Map.Entry<Integer, S> atOrBefore(int position) {
    return Objects.requireNonNull(kept.floorEntry(position));
  }

  @Nullable S exactly(int position) {
    return kept.get(position);
  }

  long bytes() {
    return bytes;
  }

  private void thin() {
    while (bytes > budget && kept.size() > 1) {
      stride *= 2;
      kept.keySet().removeIf(position -> (position - first) % stride != 0);
      bytes = kept.values().stream().mapToLong(size).sum();
    }
  }
}
