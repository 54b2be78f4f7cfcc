package org.factorscope.viz.fx;

/// Whether markers glide between two states or jump.
public enum Motion {
  ON,
  OFF
}
