package org.factorscope.viz.panel;

/// What an index counts, so that hovering one thing can light the same thing in every panel.
public enum Role {
  /// A data point: a row of X (a column where points are columns).
  OBSERVATION,
  /// A cluster, atom, component or topic.
  FACTOR,
  /// A measured variable.
  FEATURE,
  /// A position of the timeline, in half-steps.
  POSITION,
  /// Nothing that can be linked.
  NONE
}
