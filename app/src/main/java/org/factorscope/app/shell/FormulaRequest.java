package org.factorscope.app.shell;

/// A formula as it is to be drawn.
///
/// @param size of its type, in logical pixels
/// @param argb colour
/// @param scale display pixels in a logical pixel
record FormulaRequest(String latex, Setting setting, double size, int argb, double scale) {
  /// Where a formula stands.
  enum Setting {
    /// On a line of its own.
    DISPLAY,
    /// In the middle of a sentence.
    INLINE
  }
}
