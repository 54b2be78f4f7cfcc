package org.factorscope.algorithms.stepped;

import java.util.List;

/// A half-step: the smallest move that a run makes.
///
/// @param name as in traces, for example `assign`
/// @param verb for a button, for example "Assign points"
/// @param latex the formula that the code computes
/// @param pseudocode the lines that a lecturer would write on the board
public record Phase(String name, String verb, String latex, List<String> pseudocode) {
  public Phase {
    pseudocode = List.copyOf(pseudocode);
  }
}
