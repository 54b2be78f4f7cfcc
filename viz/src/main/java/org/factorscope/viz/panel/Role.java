package org.factorscope.viz.panel;

/// What an index counts, so that hovering one thing can light the same thing in every panel. A
/// lesson may add roles of its own, for example `new Role("token")`; roles are equal if their names
/// are.
///
/// @param name what is counted, in the singular
public record Role(String name) {
  /// A data point: a row of X (a column if points are columns).
  public static final Role OBSERVATION = new Role("observation");

  /// A cluster, atom, component or topic.
  public static final Role FACTOR = new Role("factor");

  /// A measured variable.
  public static final Role FEATURE = new Role("feature");

  /// A position of the timeline, in half-steps. Never lit: the playhead shows it.
  public static final Role POSITION = new Role("position");

  /// Nothing that can be linked.
  public static final Role NONE = new Role("");

  /// Whether things of this role light each other.
  public boolean isLinked() {
    return !equals(NONE) && !equals(POSITION);
  }
}
