package org.factorscope.viz.panel;

/// The things lit in every panel at once; -1 where nothing of that role is lit.
public record Highlight(int observation, int factor, int feature) {
  public static final Highlight NONE = new Highlight(-1, -1, -1);

  /// The lit index of `role`, or -1.
  public int index(Role role) {
    return switch (role) {
      case OBSERVATION -> observation;
      case FACTOR -> factor;
      case FEATURE -> feature;
      case POSITION, NONE -> -1;
    };
  }

  /// The same with `index` lit in `role`.
  public Highlight with(Role role, int index) {
    return switch (role) {
      case OBSERVATION -> new Highlight(index, factor, feature);
      case FACTOR -> new Highlight(observation, index, feature);
      case FEATURE -> new Highlight(observation, factor, index);
      case POSITION, NONE -> this;
    };
  }
}
