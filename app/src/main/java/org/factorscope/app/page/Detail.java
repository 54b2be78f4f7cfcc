package org.factorscope.app.page;

import java.util.List;
import java.util.Locale;
import org.factorscope.viz.theme.Theme;

/// How much of a run a page shows, and how finely.
///
/// @param mostMoments that are shown
/// @param themes each picture is there once for each; the first is the light one
/// @param scale pixels for each unit of a picture that is not made of vectors
record Detail(int mostMoments, List<Theme> themes, double scale) {
  private static final List<Theme> BOTH = List.of(Theme.light(), Theme.dark());
  private static final List<Theme> LIGHT = List.of(Theme.light());

  /// From the finest to one that always fits.
  static final List<Detail> LADDER =
      List.of(
          new Detail(150, BOTH, 1.5),
          new Detail(150, LIGHT, 1.5),
          new Detail(150, LIGHT, 1),
          new Detail(100, LIGHT, 1),
          new Detail(61, LIGHT, 1),
          new Detail(61, LIGHT, 0.75),
          new Detail(61, LIGHT, 0.5),
          new Detail(31, LIGHT, 0.5),
          new Detail(11, LIGHT, 0.5));

  /// What is less than in the window, as one sentence; empty if nothing is.
  ///
  /// @param shown positions
  /// @param all positions
  String sentence(int shown, int all) {
    String moments =
        shown == all
            ? ""
            : String.format(Locale.ROOT, "shows %,d of %,d half-steps", shown - 1, all - 1);
    String coarser = scale < LADDER.getFirst().scale() ? "has coarser pictures" : "";
    String light = themes.size() < BOTH.size() ? "has pictures in light colours only" : "";
    String pictures =
        coarser.isEmpty() || light.isEmpty()
            ? coarser + light
            : "has coarser pictures, in light colours only";
    if (moments.isEmpty() && pictures.isEmpty()) {
      return "";
    }
    String and = moments.isEmpty() || pictures.isEmpty() ? "" : " and ";
    return "To stay small, this page " + moments + and + pictures + ".";
  }
}
