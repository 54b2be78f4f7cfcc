package org.factorscope.viz.export;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// 256 colours that serve all frames of an animation: the most frequent of some of them. Colours
/// are the same if their channels agree to 32 levels; rarer ones become the nearest. Not
/// thread-safe.
final class SharedPalette {
  private static final int COLORS = 256;
  private static final int BITS = 5;
  private static final int CELLS = 1 << (3 * BITS);
  private static final int CHANNEL = (1 << BITS) - 1;
  private static final int UNKNOWN = -1;

  private final int[] colors;
  private final IndexColorModel model;
  private final int[] nearest = IntStream.generate(() -> UNKNOWN).limit(CELLS).toArray();

  private SharedPalette(int[] colors) {
    this.colors = colors;
    this.model = new IndexColorModel(8, colors.length, colors, 0, false, -1, DataBuffer.TYPE_BYTE);
  }

  /// From some frames of the type `TYPE_INT_RGB`.
  static SharedPalette of(List<BufferedImage> samples) {
    long[] counts = new long[CELLS];
    long[][] sums = new long[3][CELLS];
    for (BufferedImage sample : samples) {
      for (int rgb : pixels(sample)) {
        int cell = cell(rgb);
        counts[cell]++;
        sums[0][cell] += rgb >> 16 & 0xFF;
        sums[1][cell] += rgb >> 8 & 0xFF;
        sums[2][cell] += rgb & 0xFF;
      }
    }
    return new SharedPalette(
        IntStream.range(0, CELLS)
            .filter(cell -> counts[cell] > 0)
            .boxed()
            .sorted(Comparator.comparingLong((Integer cell) -> -counts[cell]))
            .limit(COLORS)
            .mapToInt(cell -> mean(sums, counts, cell))
            .toArray());
  }

  private static int mean(long[][] sums, long[] counts, int cell) {
    int rgb = 0;
    for (long[] channel : sums) {
      rgb = rgb << 8 | (int) (channel[cell] / counts[cell]);
    }
    return rgb;
  }

  private static int cell(int rgb) {
    int red = rgb >> (24 - BITS) & CHANNEL;
    int green = rgb >> (16 - BITS) & CHANNEL;
    int blue = rgb >> (8 - BITS) & CHANNEL;
    return (red << BITS | green) << BITS | blue;
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /// A frame of the type `TYPE_INT_RGB` in these colours.
  BufferedImage indexed(BufferedImage frame) {
    BufferedImage indexed =
        new BufferedImage(
            frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    byte[] to = ((DataBufferByte) indexed.getRaster().getDataBuffer()).getData();
    int[] from = pixels(frame);
    for (int i = 0; i < from.length; i++) {
      to[i] = (byte) index(from[i]);
    }
    return indexed;
  }

  private int index(int rgb) {
    int cell = cell(rgb);
    if (nearest[cell] == UNKNOWN) {
      nearest[cell] = nearest(rgb);
    }
    return nearest[cell];
  }

  private int nearest(int rgb) {
    int best = 0;
    for (int i = 1; i < colors.length; i++) {
      if (distance(colors[i], rgb) < distance(colors[best], rgb)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int a, int b) {
    int red = (a >> 16 & 0xFF) - (b >> 16 & 0xFF);
    int green = (a >> 8 & 0xFF) - (b >> 8 & 0xFF);
    int blue = (a & 0xFF) - (b & 0xFF);
    return red * red + green * green + blue * blue;
  }
}
