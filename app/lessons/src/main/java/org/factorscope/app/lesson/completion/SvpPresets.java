package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Preset;

/// Prepared runs of singular value projection.
final class SvpPresets {
  private SvpPresets() {}

  static final List<Preset> ALL =
      List.of(
          Former.preset(
              "Half is enough",
              "Half of a matrix of rank 2 is known. Watch the hidden entries walk to the diagonal,"
                  + " although the run never sees them.",
              "low_rank",
              Map.of()),
          Former.preset(
              "In a hurry: η = 1/p",
              "With half of it known, η = 2 takes half as many steps. The promise for η ≤ 1 is"
                  + " gone, and nothing bad happens.",
              "low_rank",
              Map.of("step-size", "2")),
          Former.preset(
              "Fatal hurry: η = 1/p",
              "With three tenths known, the same rule says η = 3.3, and every cut overshoots more"
                  + " than the one before. Go back, set η = 1, and go on.",
              "low_rank_sparse",
              Map.of("step-size", "3.3")),
          Former.preset(
              "Slow but sure",
              "The same few entries with η = 1: the loss never rises, and after a hundred"
                  + " iterations it still creeps.",
              "low_rank_sparse",
              Map.of()),
          Former.preset(
              "A spike in the dark",
              "One entry is huge, and nobody saw it. The known entries are met, one guess is wrong,"
                  + " and nothing in the run can tell.",
              "spike",
              Map.of()),
          Former.preset(
              "An empty row",
              "Nothing is known of row 12, so the gradient never touches it. It stays zero: no"
                  + " information, no completion.",
              "empty_row",
              Map.of()));
}
