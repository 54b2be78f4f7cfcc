package org.factorscope.viz.panel;

/// Something that may be dragged, and where the drag goes.
///
/// @param variable the state variable (`W`) or parameter that changes
/// @param index which row or column of it
/// @param name what a screen reader calls it, for example "centroid 2"
public record Handle(String variable, int index, String name) {}
