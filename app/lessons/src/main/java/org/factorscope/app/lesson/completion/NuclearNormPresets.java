package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Preset;

/// Prepared runs of completion by shrinkage.
final class NuclearNormPresets {
  private NuclearNormPresets() {}

  static final List<Preset> ALL =
      List.of(
          Former.preset(
              "Through the floor",
              "Singular values of Y grow until they break through the floor at τ = 150; only then"
                  + " there is a B at all.",
              "low_rank",
              Map.of()),
          Former.preset(
              "Every entry pays",
              "Soft-impute at τ = 5: the dots settle on a line flatter than the diagonal. Now drag"
                  + " the floor down and go on.",
              "low_rank",
              Map.of("method", "soft-impute", "tau", "5")),
          Former.preset(
              "A floor too high",
              "τ lies above the largest singular value of what is known. Everything drowns: B is"
                  + " zero, and that is the optimum.",
              "low_rank",
              Map.of("method", "soft-impute", "tau", "100")),
          Former.preset(
              "Ratings",
              "Four in ten ratings are known. Soft-impute finds how many tastes there are by"
                  + " itself: count the bars above the floor.",
              "ratings",
              Map.of("method", "soft-impute", "tau", "2")),
          Former.preset(
              "A step too long",
              "δ = 4 is twice what is proven. The residual jumps and never settles; set δ below 2"
                  + " and watch it fall.",
              "low_rank",
              Map.of("step-size", "4")),
          Former.preset(
              "A spike in the dark",
              "One entry is huge, and nobody saw it. The least nuclear norm has no reason to put"
                  + " anything there.",
              "spike",
              Map.of()));
}
