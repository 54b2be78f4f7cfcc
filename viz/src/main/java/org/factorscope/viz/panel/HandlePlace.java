package org.factorscope.viz.panel;

/// A handle and the pair that a drag of it starts from; [Handle] says what the pair means.
///
/// @param x in data units
/// @param y in data units
public record HandlePlace(Handle handle, double x, double y) {
  /// The place of an entry with a value.
  public static HandlePlace ofValue(Handle handle, double value) {
    return new HandlePlace(handle, Math.max(0, handle.column()), value);
  }
}
