package org.factorscope.app.shell.transport;

/// Where the positions of a run lie on the scrubber.
///
/// While a run continues, room is left for what is to come, so that the playhead moves rather than
/// everything before it shrinks; a run that is over takes the whole width.
///
/// @param extent half-steps over the whole width, at least 1
record ScrubberScale(int extent) {
  private static final int[] ROOMS = {1, 2, 5};
  private static final int SMALLEST_ROOM = 10;

  /// Whether a run may go on.
  enum Run {
    GOES_ON,
    OVER
  }

  /// @param end the last position that was computed
  /// @param phases half-steps in an iteration
  static ScrubberScale of(int end, int phases, Run run) {
    if (run == Run.OVER && end > 0) {
      return new ScrubberScale(end);
    }
    int iterations = end / phases + 1;
    int decade = SMALLEST_ROOM;
    while (true) {
      for (int room : ROOMS) {
        if (iterations <= room * decade) {
          return new ScrubberScale(Math.max(1, room * decade * phases));
        }
      }
      decade *= 10;
    }
  }

  /// The place of a position, 0 to 1.
  double share(int position) {
    return Math.clamp(position / (double) extent, 0, 1);
  }

  /// The position at a place from 0 to 1.
  int positionAt(double share) {
    return (int) Math.round(Math.clamp(share, 0.0, 1.0) * extent);
  }
}
