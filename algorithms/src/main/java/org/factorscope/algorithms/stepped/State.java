package org.factorscope.algorithms.stepped;

import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/// Where a run stands after some half-steps: an immutable record that owns its matrices.
///
/// Matrices inside a state are never modified once the state exists; whoever reads them must not
/// modify them either.
public interface State {
  /// Half-steps applied since the start; with the seed it fixes the randomness of the next one.
  int step();

  /// The state's variables as matrices, by their names in the formulas, in a fixed order. Factors
  /// that are kept in another form (labels, triplets) are written out. Variables that do not exist
  /// yet are left out.
  Map<String, DMatrixRMaj> matrices();

  /// Whether every number in the state is finite; cheaper than writing all matrices out.
  boolean isFinite();

  /// About how many bytes this state adds to memory, without the data, which all states share.
  long bytes();
}
