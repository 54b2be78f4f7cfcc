package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.NoData;
import org.factorscope.app.lesson.Preset;

/// Prepared grids of experiments.
final class RecoveryPresets {
  private RecoveryPresets() {}

  static final List<Preset> ALL =
      List.of(
          preset(
              "Nothing, then all",
              "Press play. Along each row the matrices stay lost, and within two or three cells"
                  + " nearly all come back. The change runs along the curve, at about twice its"
                  + " entries.",
              Map.of()),
          preset(
              "The same with projection",
              "SVP needs fewer entries than ALS: no random start to be unlucky with. Watch the"
                  + " last trial's error fall in a straight line.",
              Map.of("solver", "svp")),
          preset(
              "Without knowing the rank",
              "The nuclear norm is never told k. It pays with entries: its border lies further"
                  + " right, and the theorems are about this one.",
              Map.of("solver", "nuclear-norm")),
          preset(
              "A border sharper with size",
              "At n = 60 the same fraction is four times the entries, for twice the numbers. The"
                  + " border moves left and gets steeper.",
              Map.of("size", "60")),
          preset(
              "Ten rows, some empty",
              "At n = 10 one row in three is empty at p = 0.1. Nobody can guess it: the error"
                  + " cannot fall below what the empty rows hide.",
              Map.of("size", "10", "ranks", "2", "trials", "20")),
          preset(
              "Too many numbers",
              "Rank 6 at n = 15 is made of 144 numbers of 225. The curve leaves nearly the whole"
                  + " row in the dark; no solver comes out of there.",
              Map.of("size", "15", "ranks", "6")));

  private static Preset preset(String name, String lookFor, Map<String, String> parameters) {
    return Former.preset(name, lookFor, NoData.NAME, parameters);
  }
}
