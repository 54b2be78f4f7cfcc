package org.factorscope.viz.theme;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// DejaVu Sans, bundled, so that a picture is the same on every machine and has every symbol of a
/// formula.
public final class Typeface {
  private static final Font REGULAR = load("DejaVuSans.ttf");
  private static final Font BOLD = load("DejaVuSans-Bold.ttf");

  private Typeface() {}

  /// The regular face.
  ///
  /// @param size in logical pixels
  public static Font regular(double size) {
    return REGULAR.deriveFont((float) size);
  }

  /// The bold face.
  ///
  /// @param size in logical pixels
  public static Font bold(double size) {
    return BOLD.deriveFont((float) size);
  }

  private static Font load(String file) {
    try (InputStream stream =
        Objects.requireNonNull(Typeface.class.getResourceAsStream(file), file)) {
      return Font.createFont(Font.TRUETYPE_FONT, stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(file + " is not a font", e);
    }
  }
}
