package org.factorscope.viz.paint.plot;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.ground.Blend;
import org.factorscope.viz.panel.Layer.Points;
import org.factorscope.viz.theme.Oklab;
import org.factorscope.viz.theme.Palette;
import org.factorscope.viz.theme.Theme;
import org.jspecify.annotations.Nullable;

/// Colour and shape of each point of a layer.
///
/// Soft memberships mix the class colours in Oklab, in which the mixture of two looks like lying
/// between them. The shape is that of the strongest class.
final class PointStyle {
  private static final int OPACITY = 0xDC000000;

  private final Points points;
  private final @Nullable DMatrixRMaj membership;
  private final int[] classArgb;
  private final int inkArgb;
  private final int[] classPremultiplied;
  private final int inkPremultiplied;
  private final Oklab[] mixable;
  private final Oklab[] classPlaces;
  private final Oklab inkPlace;

  PointStyle(Points points, Theme theme) {
    this.points = points;
    membership = points.membership();
    classArgb = new int[Palette.classCount()];
    for (int k = 0; k < classArgb.length; k++) {
      classArgb[k] = withOpacity(Palette.classColor(k, theme).getRGB());
    }
    inkArgb = withOpacity(Palette.classColor(-1, theme).getRGB());
    inkPremultiplied = Blend.premultiplied(inkArgb);
    classPremultiplied = Arrays.stream(classArgb).map(Blend::premultiplied).toArray();
    classPlaces = new Oklab[classArgb.length];
    for (int k = 0; k < classPlaces.length; k++) {
      classPlaces[k] = Oklab.of(Palette.classColor(k, theme));
    }
    inkPlace = Oklab.of(Palette.classColor(-1, theme));
    mixable = new Oklab[membership == null ? 0 : membership.numCols];
    for (int k = 0; k < mixable.length; k++) {
      mixable[k] = classPlaces[k % classPlaces.length];
    }
  }

  /// The radius of a point in logical pixels: many points are drawn small.
  static double radius(int count) {
    if (count <= 400) {
      return 3.2;
    }
    return Math.max(1.3, 3.2 * Math.pow(400.0 / count, 0.18));
  }

  /// The class of a point: its group, or its strongest membership.
  int strongest(int i) {
    DMatrixRMaj weights = membership;
    if (weights == null || i >= weights.numRows) {
      return i < points.group().length ? points.group()[i] : -1;
    }
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < weights.numCols; k++) {
      double weight = weights.data[i * weights.numCols + k];
      if (weight > most) {
        most = weight;
        best = k;
      }
    }
    return best;
  }

  /// The colour of a point, slightly transparent, not premultiplied.
  int argb(int i) {
    if (isHard(i)) {
      int group = strongest(i);
      return group < 0 ? inkArgb : classArgb[group % classArgb.length];
    }
    Oklab mixed = color(i);
    return withOpacity(Oklab.rgb(mixed.l(), mixed.a(), mixed.b()));
  }

  private boolean isHard(int i) {
    return membership == null || i >= membership.numRows;
  }

  /// The colour of a point, opaque.
  Oklab color(int i) {
    DMatrixRMaj weights = membership;
    if (weights == null || i >= weights.numRows) {
      int group = strongest(i);
      return group < 0 ? inkPlace : classPlaces[group % classPlaces.length];
    }
    double lightness = 0;
    double a = 0;
    double b = 0;
    double total = 0;
    for (int k = 0; k < mixable.length; k++) {
      double weight = weights.data[i * weights.numCols + k];
      if (weight > 0) {
        lightness += weight * mixable[k].l();
        a += weight * mixable[k].a();
        b += weight * mixable[k].b();
        total += weight;
      }
    }
    return total > 0 ? new Oklab(lightness / total, a / total, b / total) : inkPlace;
  }

  /// The same, premultiplied.
  int premultiplied(int i) {
    if (membership != null) {
      return Blend.premultiplied(argb(i));
    }
    int group = strongest(i);
    return group < 0 ? inkPremultiplied : classPremultiplied[group % classPremultiplied.length];
  }

  private static int withOpacity(int rgb) {
    return OPACITY | (rgb & 0xFFFFFF);
  }
}
