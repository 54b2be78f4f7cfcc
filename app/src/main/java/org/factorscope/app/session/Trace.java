package org.factorscope.app.session;

import java.util.List;

/// A whole trace: a run that can be looked at without running it again, wherever it was made.
///
/// @param steps the start, then one for each half-step; at least the start
public record Trace(TraceHeader header, List<TraceStep> steps, TraceEnd end) {
  /// The version of the format that is written and read.
  public static final int VERSION = 1;

  public Trace {
    steps = List.copyOf(steps);
  }
}
