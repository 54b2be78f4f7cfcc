package org.factorscope.datasets;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.ejml.data.DMatrixRMaj;

/// The grey values of a decoded picture: the file's own numbers on the scale from 0 to 255. No
/// colour profile is applied, since that would lighten greys in one container and not in another.
final class GreyValues {
  private static final double MOST = 255;

  private final Raster raster;
  private final double[] scales;

  private GreyValues(Raster raster, double[] scales) {
    this.raster = raster;
    this.scales = scales;
  }

  static DMatrixRMaj of(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int type = model instanceof IndexColorModel ? -1 : model.getColorSpace().getType();
    GreyValues values = new GreyValues(image.getRaster(), scales(model, image.getRaster()));
    boolean alpha = model.hasAlpha();
    boolean multiplied = model.isAlphaPremultiplied();
    return switch (type) {
      case ColorSpace.TYPE_GRAY -> values.filled((x, y) -> values.grey(x, y, alpha, multiplied));
      case ColorSpace.TYPE_RGB -> values.filled((x, y) -> values.colour(x, y, alpha, multiplied));
      case ColorSpace.TYPE_CMYK -> values.filled(values::ink);
      default -> values.filled((x, y) -> ofArgb(image.getRGB(x, y)));
    };
  }

  /// The values of a JPEG file with four colours of ink.
  static DMatrixRMaj ofInk(Raster raster, JpegInk ink) {
    GreyValues values = new GreyValues(raster, new double[] {1, 1, 1, 1});
    return values.filled(
        (x, y) -> {
          double[] rgb =
              ink.light(
                  raster.getSample(x, y, 0), raster.getSample(x, y, 1), raster.getSample(x, y, 2));
          double key = ink.key(raster.getSample(x, y, 3)) / MOST;
          return Math.rint(luma(rgb[0], rgb[1], rgb[2]) * key);
        });
  }

  private static double[] scales(ColorModel model, Raster raster) {
    double[] scales = new double[raster.getNumBands()];
    int type = raster.getTransferType();
    boolean fractions = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
    for (int b = 0; b < scales.length; b++) {
      int bits = b < model.getNumComponents() ? model.getComponentSize(b) : 8;
      scales[b] = fractions ? 1 / MOST : Math.pow(2, bits) - 1;
    }
    return scales;
  }

  /// The grey value of a pixel.
  private interface Pixel {
    double grey(int x, int y);
  }

  private DMatrixRMaj filled(Pixel pixel) {
    DMatrixRMaj values = new DMatrixRMaj(raster.getHeight(), raster.getWidth());
    for (int y = 0; y < values.numRows; y++) {
      Cancellation.check();
      for (int x = 0; x < values.numCols; x++) {
        values.set(y, x, pixel.grey(x, y));
      }
    }
    return values;
  }

  /// A sample on the scale from 0 to 255; a product before a quotient, so that it is exact.
  private double sample(int x, int y, int band) {
    return raster.getSampleDouble(x, y, band) * MOST / scales[band];
  }

  private double grey(int x, int y, boolean alpha, boolean multiplied) {
    double grey = sample(x, y, 0);
    return alpha ? beforeWhite(grey, sample(x, y, 1), multiplied) : grey;
  }

  private double colour(int x, int y, boolean alpha, boolean multiplied) {
    double grey = luma(sample(x, y, 0), sample(x, y, 1), sample(x, y, 2));
    return alpha ? beforeWhite(grey, sample(x, y, 3), multiplied) : Math.rint(grey);
  }

  private double ink(int x, int y) {
    double key = (MOST - sample(x, y, 3)) / MOST;
    double light = luma(MOST - sample(x, y, 0), MOST - sample(x, y, 1), MOST - sample(x, y, 2));
    return Math.rint(light * key);
  }

  private static double ofArgb(int argb) {
    double light = luma(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    return beforeWhite(light, argb >>> 24, false);
  }

  private static double beforeWhite(double light, double alpha, boolean multiplied) {
    double part = multiplied ? light * MOST : alpha * light;
    return Math.rint((part + (MOST - alpha) * MOST) / MOST);
  }

  /// ITU-R BT.601.
  private static double luma(double red, double green, double blue) {
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  }
}
