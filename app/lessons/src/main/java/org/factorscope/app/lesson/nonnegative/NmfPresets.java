package org.factorscope.app.lesson.nonnegative;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Scale;

/// Prepared runs of non-negative matrix factorization.
final class NmfPresets {
  private NmfPresets() {}

  static final List<Preset> ALL =
      List.of(
          Former.preset(
              "Bars, one part after the other",
              "Every picture is a sum of bars. Within a few iterations each part becomes one bar,"
                  + " while PCA's pictures mix all of them with both signs.",
              "bars",
              Scale.NONE,
              Map.of("method", "hals"),
              Map.of(),
              1),
          Former.preset(
              "The swimmer's limbs",
              "Pictures of a swimmer with four limbs, each in one of four positions. Sixteen limbs"
                  + " and the body come out as parts; no picture shows a limb alone.",
              "swimmer",
              Scale.NONE,
              Map.of("rank", "17", "method", "hals"),
              Map.of(),
              0),
          Former.preset(
              "A local minimum",
              "The same bars by divergence, from an unlucky start: one part holds two bars and"
                  + " another bar is held twice. No half-step leads out; another seed does.",
              "bars",
              Scale.NONE,
              Map.of("loss", "kullback-leibler"),
              Map.of(),
              7),
          Former.preset(
              "Projected ALS goes astray",
              "Each half-step solves its least squares exactly, then cuts off what is negative, and"
                  + " the loss climbs. Switch to hals during the run and it falls at once.",
              "iris",
              Scale.NONE,
              Map.of("rank", "3", "method", "projected-als"),
              Map.of(),
              2),
          Former.preset(
              "A zero that stays",
              "Four entries of H start at zero, and no ratio moves a zero: the run ends far above"
                  + " the best loss, 7.77. Switch to hals and they come back.",
              "iris",
              Scale.NONE,
              Map.of("rank", "2"),
              Map.of("H", new DMatrixRMaj(new double[][] {{1, 0, 1, 0}, {0, 1, 0, 1}})),
              0),
          Former.preset(
              "Rank one, solved in one sweep",
              "By divergence the best single part is known: row sums times column sums over the"
                  + " total. One iteration from any positive start gets there to the last digit.",
              "usarrests",
              Scale.NONE,
              Map.of("rank", "1", "loss", "kullback-leibler"),
              Map.of(),
              0));
}
