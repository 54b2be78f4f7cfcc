package org.factorscope.app.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The size of a figure in pixels (points in a PDF).
record FigureSize(int width, int height) {
  private static final int SMALLEST = 100;
  private static final int LARGEST = 10_000;
  private static final Pattern WIDTH_X_HEIGHT = Pattern.compile("(\\d{1,5})[x×](\\d{1,5})");

  /// Reads `1440x900`.
  static final class Converter implements ITypeConverter<FigureSize> {
    @Override
    public FigureSize convert(String text) {
      Matcher matcher = WIDTH_X_HEIGHT.matcher(text);
      if (matcher.matches()) {
        FigureSize size =
            new FigureSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        if (size.isPossible()) {
          return size;
        }
      }
      throw new TypeConversionException(
          String.format(
              Locale.ROOT,
              "'%s' must be WIDTHxHEIGHT with both from %d to %d, for example 1440x900",
              text,
              SMALLEST,
              LARGEST));
    }
  }

  private boolean isPossible() {
    return Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST;
  }
}
