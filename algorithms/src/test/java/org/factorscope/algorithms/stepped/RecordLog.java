package org.factorscope.algorithms.stepped;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// An append-only list whose past can be handed to other threads without copying.
///
/// A view never sees elements that were added after it was made, and the array below a view is
/// never written at its indices again, so a view is immutable.
final class RecordLog {
  private @Nullable StepRecord[] records = new StepRecord[64];
  private int size;

  void add(StepRecord record) {
    if (size == records.length) {
      records = Arrays.copyOf(records, 2 * size);
    }
    records[size] = record;
    size++;
  }

  int size() {
    return size;
  }

  StepRecord get(int index) {
    return Objects.requireNonNull(records[Objects.checkIndex(index, size)]);
  }

  /// The first `length` records, in an array of their own.
  RecordLog copyOfFirst(int length) {
    RecordLog copy = new RecordLog();
    for (int i = 0; i < length; i++) {
      copy.add(get(i));
    }
    return copy;
  }

  List<StepRecord> view() {
    return new View(records, size);
  }

  private static final class View extends AbstractList<StepRecord> implements RandomAccess {
    private final @Nullable StepRecord[] records;
    private final int size;

    View(@Nullable StepRecord[] records, int size) {
      this.records = records;
      this.size = size;
    }

    @Override
    public StepRecord get(int index) {
      return Objects.requireNonNull(records[Objects.checkIndex(index, size)]);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
