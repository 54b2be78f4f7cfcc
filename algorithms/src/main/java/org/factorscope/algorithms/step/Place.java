package org.factorscope.algorithms.step;

/// A place in the course of a run.
///
/// @param step half-steps made up to here, this one included; 0 at the start
/// @param iteration the iteration that this half-step belongs to, from 1; 0 at the start
/// @param halfStep the half-step's name, `start` at the start
public record Place(int step, int iteration, String halfStep) {
  /// The name that traces give to the start.
  public static final String START_NAME = "start";

  /// Before the first half-step.
  public static final Place START = new Place(0, 0, START_NAME);

  /// Whether no half-step was made yet.
  public boolean isStart() {
    return step == 0;
  }
}
