package org.factorscope.algorithms.step;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// The remembered half-steps of a run, from the start to the last one computed. Immutable, and
/// cheap to hand to other threads.
///
/// A run that is too long for its bound remembers every second half-step, then every fourth, and so
/// on, so an index of this list is not a position: ask [StepRecord#position]. The start, edits and
/// the last half-step are always there.
public final class History extends AbstractList<StepRecord> implements RandomAccess {
  static final History EMPTY = new History(null, new StepRecord[0], 0, null);

  private final @Nullable History past;
  private final int pastSize;
  private final @Nullable StepRecord[] records;
  private final int count;
  private final @Nullable StepRecord last;

  /// @param past of the branch that this one left, cut at the fork
  /// @param records of this branch, `count` of them; never written again below `count`
  /// @param last the newest one if it is not among them
  History(
      @Nullable History past,
      @Nullable StepRecord[] records,
      int count,
      @Nullable StepRecord last) {
    this.past = past;
    this.pastSize = past == null ? 0 : past.size();
    this.records = records;
    this.count = count;
    this.last = last;
  }

  @Override
  public StepRecord get(int index) {
    if (index < pastSize && index >= 0) {
      return Objects.requireNonNull(past).get(index);
    }
    int own = Objects.checkIndex(index - pastSize, size() - pastSize);
    return Objects.requireNonNull(own < count ? records[own] : last);
  }

  @Override
  public int size() {
    return pastSize + count + (last == null ? 0 : 1);
  }

  /// The last position that was computed.
  public int end() {
    return getLast().position();
  }

  /// The newest remembered half-step that is not after `position`.
  public StepRecord atOrBefore(int position) {
    return get(Math.max(0, indexAtOrBefore(position)));
  }

  /// The remembered half-step at `position`, or null if it was given up.
  @Nullable StepRecord exactly(int position) {
    int index = indexAtOrBefore(position);
    return index >= 0 && get(index).position() == position ? get(index) : null;
  }

  /// The positions of the remembered half-steps.
  public double[] positions() {
    return numbers(StepRecord::position);
  }

  /// A number of each remembered half-step.
  public double[] numbers(ToDoubleFunction<StepRecord> number) {
    double[] numbers = new double[size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number.applyAsDouble(get(i));
    }
    return numbers;
  }

  /// The objective of each remembered half-step, NaN if it is not defined.
  public double[] objectives() {
    return numbers(record -> record.objective().orElse(Double.NaN));
  }

  /// The part before `position`.
  History before(int position) {
    int size = indexAtOrBefore(position - 1) + 1;
    if (size == 0) {
      return EMPTY;
    }
    if (size <= pastSize) {
      return Objects.requireNonNull(past).before(position);
    }
    boolean all = size == size();
    return new History(past, records, Math.min(count, size - pastSize), all ? last : null);
  }

  private int indexAtOrBefore(int position) {
    int low = 0;
    int high = size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (get(middle).position() <= position) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return high;
  }
}
