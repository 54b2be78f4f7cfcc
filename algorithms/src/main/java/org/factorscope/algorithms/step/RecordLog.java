package org.factorscope.algorithms.step;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Remembers the half-steps of one branch within a bound of bytes.
///
/// When the bound is reached, every second record is given up; from then on only every second
/// half-step is added, and so on. What is given out is never written again.
final class RecordLog {
  private final History past;
  private final int first;
  private final long budget;
  private @Nullable StepRecord[] records = new StepRecord[64];
  private int count;
  private int stride = 1;
  private long bytes;
  private @Nullable StepRecord last;

  /// @param past of the branch that was left, up to the fork
  /// @param first the first position of this branch
  RecordLog(History past, int first, long budgetBytes) {
    this.past = past;
    this.first = first;
    this.budget = budgetBytes;
  }

  void add(StepRecord record) {
    last = record;
    if ((record.position() - first) % stride == 0) {
      keep(record);
    }
  }

  private void keep(StepRecord record) {
    if (count == records.length) {
      records = Arrays.copyOf(records, 2 * count);
    }
    records[count] = record;
    count++;
    bytes += record.bytes();
    while (bytes > budget && count > 2) {
      thin();
    }
  }

  private void thin() {
    @Nullable StepRecord[] kept = new StepRecord[records.length];
    int size = 0;
    bytes = 0;
    for (int i = 0; i < count; i += 2) {
      kept[size] = records[i];
      bytes += Objects.requireNonNull(records[i]).bytes();
      size++;
    }
    records = kept;
    count = size;
    stride *= 2;
  }

  StepRecord last() {
    return Objects.requireNonNull(last);
  }

  long bytes() {
    return bytes;
  }

  @SuppressWarnings("ReferenceEquality") // Whether the newest record itself is among those kept.
  History view() {
    boolean isKept = count > 0 && records[count - 1] == last;
    return new History(past, records, count, isKept ? null : last);
  }
}
