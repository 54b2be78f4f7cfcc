package org.factorscope.viz.panel;

import java.util.List;

/// An axis of a [PlotPanel].
///
/// @param title what is measured, with its unit
/// @param scale linear or logarithmic
/// @param range what to show, or [Range#AUTO] to fit the layers (rounded outward and kept stable)
/// @param ticks names at 0, 1, 2, … instead of numbers; empty for numbers
public record Axis(String title, Scale scale, Range range, List<String> ticks) {
  /// How values lie along the axis.
  public enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /// A linear axis that fits its data.
  public static Axis of(String title) {
    return new Axis(title, Scale.LINEAR, Range.AUTO, List.of());
  }

  /// A linear axis over a fixed range.
  public static Axis of(String title, double from, double to) {
    return new Axis(title, Scale.LINEAR, new Range(from, to), List.of());
  }

  /// A logarithmic axis that fits its data; values that are not positive are not drawn.
  public static Axis logarithmic(String title) {
    return new Axis(title, Scale.LOGARITHMIC, Range.AUTO, List.of());
  }

  /// A linear axis with a name at each of 0, 1, 2, ….
  public static Axis named(String title, List<String> ticks) {
    return new Axis(title, Scale.LINEAR, Range.AUTO, ticks);
  }
}
