package org.factorscope.datasets;

/// A cell without a value.
///
/// @param row counted from 1, without the header
public record MissingCell(int row, String column) {}
