package org.factorscope.app.lesson.completion;

import java.util.List;
import java.util.Map;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Preset;

/// Prepared runs of alternating least squares.
final class AlsPresets {
  private AlsPresets() {}

  static final List<Preset> ALL =
      List.of(
          Former.preset(
              "Two numbers a row",
              "Half of a matrix of rank 2 is hidden, and a fifth of the rest is held out. Both"
                  + " errors fall by a factor of a thousand: two numbers a row are all there is.",
              "low_rank",
              Map.of("rank", "2", "lambda", "0.001", "held-out", "0.2")),
          Former.preset(
              "Lecturers, rated",
              "120 students, 60 lecturers, every second rating known. Taste explains little beyond"
                  + " who is strict and who is liked: the held-out error hardly falls.",
              "insteval_block",
              Map.of("normalize", "two-way", "lambda", "10", "held-out", "0.2")),
          Former.preset(
              "Learning by heart",
              "Rank 10 and hardly a penalty: the fitted error falls at every iteration, and the"
                  + " held-out error rises. Move λ to 10 in the middle of the run.",
              "insteval_block",
              Map.of("rank", "10", "normalize", "two-way", "held-out", "0.2")),
          Former.preset(
              "Two parties",
              "435 members of Congress, 16 votes, some not cast. Nobody tells it the parties; look"
                  + " at where each colour ends up.",
              "house_votes",
              Map.of("rank", "2", "lambda", "5", "held-out", "0.2")),
          Former.preset(
              "No penalty",
              "λ = 0 and rank 12: row 16 has ten ratings for twelve unknowns. Of its many exact"
                  + " solutions it takes the shortest. Nothing is left to fit, and little is"
                  + " learned.",
              "low_rank",
              Map.of("rank", "12", "lambda", "0", "held-out", "0.2", "row", "16")),
          Former.preset(
              "73,421 ratings",
              "2,972 students, 1,128 lecturers, 2 % known: one small system for each of them."
                  + " Choose the row and the column to look at.",
              "insteval_ratings",
              Map.of("rank", "10", "normalize", "two-way", "lambda", "10", "held-out", "0.1")));
}
