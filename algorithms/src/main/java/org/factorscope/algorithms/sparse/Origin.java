package org.factorscope.algorithms.sparse;

/// Where a run began to which a theorem applies.
///
/// @param code y there
/// @param iterations since then
public record Origin(Code code, int iterations) {
  Origin next() {
    return new Origin(code, iterations + 1);
  }
}
