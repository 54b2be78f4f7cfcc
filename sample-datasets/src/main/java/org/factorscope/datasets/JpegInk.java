package org.factorscope.datasets;

/// How a JPEG file keeps four colours of ink, as its Adobe marker (APP14) says.
enum JpegInk {
  /// It has no four colours.
  NONE,
  /// Amounts of ink.
  PLAIN,
  /// 255 less the amounts of ink.
  INVERTED,
  /// As [#INVERTED], but in place of the first three brightness and colour differences of what they
  /// leave from 255.
  INVERTED_YCC;

  private static final int START_OF_IMAGE = 0xD8;
  private static final int START_OF_SCAN = 0xDA;
  private static final int ADOBE = 0xEE;

  static JpegInk of(byte[] bytes) {
    if (bytes.length < 4 || (bytes[0] & 0xFF) != 0xFF || (bytes[1] & 0xFF) != START_OF_IMAGE) {
      return NONE;
    }
    int components = 0;
    int transform = -1;
    int at = 2;
    while (at + 4 <= bytes.length && (bytes[at] & 0xFF) == 0xFF) {
      int marker = bytes[at + 1] & 0xFF;
      int length = unsigned(bytes, at + 2);
      if (marker == START_OF_SCAN || length < 2) {
        break;
      }
      if (isFrame(marker) && at + 9 < bytes.length) {
        components = bytes[at + 9] & 0xFF;
      }
      if (marker == ADOBE && length >= 14 && at + 15 < bytes.length) {
        transform = bytes[at + 15] & 0xFF;
      }
      at += 2 + length;
    }
    if (components != 4) {
      return NONE;
    }
    return transform < 0 ? PLAIN : transform == 2 ? INVERTED_YCC : INVERTED;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static int unsigned(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /// Red, green and blue without the black ink.
  double[] light(double first, double second, double third) {
    return switch (this) {
      case INVERTED -> new double[] {first, second, third};
      case INVERTED_YCC ->
          new double[] {
            255 - clamped(first + 1.402 * (third - 128)),
            255 - clamped(first - 0.344136 * (second - 128) - 0.714136 * (third - 128)),
            255 - clamped(first + 1.772 * (second - 128))
          };
      default -> new double[] {255 - first, 255 - second, 255 - third};
    };
  }

  /// What the black ink leaves, 0 to 255.
  double key(double sample) {
    return this == PLAIN || this == NONE ? 255 - sample : sample;
  }

  private static double clamped(double value) {
    return Math.clamp(Math.rint(value), 0, 255);
  }
}
