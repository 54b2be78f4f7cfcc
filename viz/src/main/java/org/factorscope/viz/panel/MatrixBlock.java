package org.factorscope.viz.panel;

import org.ejml.data.DMatrixRMaj;

/// One matrix of a [FactorPanel].
///
/// @param name as in the formula, for example `Z`
/// @param matrix rows x columns; NaN is a missing entry and drawn as such. Not modified.
/// @param scale how entries become colours
/// @param limits the values at the ends of the colour scale, or [Range#AUTO]
/// @param rowRole what its row index counts
/// @param columnRole what its column index counts
public record MatrixBlock(
    String name,
    DMatrixRMaj matrix,
    ColorScale scale,
    Range limits,
    Role rowRole,
    Role columnRole) {}
