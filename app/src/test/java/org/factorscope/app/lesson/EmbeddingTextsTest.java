package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.embeddings.WordVectors;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.viz.panel.TablePanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the texts on word embeddings say of their runs.
final class EmbeddingTextsTest {
  /// The nouns of each topic of the toy corpus: singular and plural, male and female.
  private static final List<List<String>> NOUNS =
      List.of(
          List.of("king", "kings", "queen", "queens"),
          List.of("uncle", "uncles", "aunt", "aunts"),
          List.of("bull", "bulls", "cow", "cows"),
          List.of("stag", "stags", "doe", "does"));

  private static LessonRun preset(String lesson, String id, int iterations, String... settings) {
    Lesson<?, ?, ?> known = LessonCatalog.byId(lesson);
    Preset preset =
        known.presets().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    RunSetup setup = RunSetup.of(known, preset);
    for (int i = 0; i < settings.length; i += 2) {
      setup = setup.withParameters(setup.parameters().with(settings[i], settings[i + 1]));
    }
    LessonRun run = LessonRun.start(known, setup);
    while (run.halfStepAfter(run.end()).isPresent()
        && run.end() < iterations * run.halfSteps().size()) {
      run.extend();
    }
    return run;
  }

  private static DMatrixRMaj variable(LessonRun run, String name) {
    return Objects.requireNonNull(run.matricesAt(run.end()).get(name), name);
  }

  private static List<List<String>> table(LessonRun run, String panel) {
    return run.panelsAt(run.end(), Axes.preferred(run.data())).stream()
        .filter(one -> one.id().equals(panel))
        .map(one -> ((TablePanel) one).rows())
        .findFirst()
        .orElseThrow();
  }

  /// How many of the analogies of sex and of number between the topics come out right.
  private static int rightOf24(LessonRun run, DMatrixRMaj rows) {
    List<String> words = run.data().columns();
    WordVectors vectors = new WordVectors(rows);
    int right = 0;
    for (List<String> known : NOUNS) {
      for (List<String> asked : NOUNS) {
        for (int form = 1; form <= 2 && !known.equals(asked); form++) {
          int answer =
              vectors
                  .analogy(
                      words.indexOf(known.getFirst()),
                      words.indexOf(known.get(form)),
                      words.indexOf(asked.getFirst()),
                      1)
                  .getFirst()
                  .word();
          right += words.get(answer).equals(asked.get(form)) ? 1 : 0;
        }
      }
    }
    return right;
  }

  /// "With six dimensions all 24 … come out right." "4 of 24 analogies are left." Four and eight
  /// dimensions are worse than six.
  @ParameterizedTest
  @CsvSource({"6, 24", "40, 4", "4, 6", "8, 12"})
  void analogiesNeedTheRightNumberOfDimensions(String dimension, int right) {
    LessonRun run = preset("pmi", "king-and-queen", 1, "dimension", dimension);
    assertEquals(right, rightOf24(run, variable(run, "U")));
  }

  /// "Father is to mother as son is to daughter."
  @Test
  void theBibleKnowsDaughters() {
    assertEquals("daughter", table(preset("pmi", "the-bible", 1), "analogy").getFirst().getFirst());
  }

  /// "1,242 of 25,859 entries."
  @Test
  void aShiftOfFiveLeavesFewEntries() {
    LessonRun run = preset("pmi", "shift-of-five", 1);
    double[] m = variable(run, "M").data;
    assertEquals(1242, Arrays.stream(m).filter(entry -> entry > 0).count());
    double[] counts = run.data().values().data;
    assertEquals(25_859, Arrays.stream(counts).filter(count -> count > 0).count());
  }

  /// "Near to king are israel, people, day."
  @Test
  void strangersMakeFrequentWordsNear() {
    List<String> near = new ArrayList<>();
    for (List<String> row : table(preset("pmi", "strangers-as-friends", 1), "neighbours")) {
      near.add(row.getFirst().split(" ", -1)[0]);
    }
    assertEquals(List.of("israel", "people", "day"), near.subList(0, 3));
  }

  /// "After 500 iterations all 24 analogies … come out right", with the eight dimensions at which
  /// the decomposition has 12.
  @Test
  void skipGramKeepsItsAnalogies() {
    LessonRun run = preset("skip-gram", "company-and-noise", 500);
    assertEquals(24, rightOf24(run, variable(run, "T")));
  }

  /// "J at 2.79 instead of 2.54."
  @Test
  void tooLongAStepJumpsBetweenTwoPlaces() {
    LessonRun jumping = preset("skip-gram", "too-long-a-step", 500);
    assertEquals(2.79, jumping.recordAt(jumping.end()).objective().orElseThrow(), 0.01);
    LessonRun falling = preset("skip-gram", "company-and-noise", 500);
    assertEquals(2.54, falling.recordAt(falling.end()).objective().orElseThrow(), 0.01);
  }

  /// "After 1000 iterations father is to mother as son is to daughter."
  @Test
  void skipGramLearnsOfDaughters() {
    LessonRun run = preset("skip-gram", "the-bible", 1000);
    assertEquals("daughter", table(run, "analogy").getFirst().getFirst());
  }

  private static int gloveRightOf24(LessonRun run) {
    return rightOf24(run, CommonOps_DDRM.add(variable(run, "U"), variable(run, "V"), null));
  }

  /// "After 500 iterations all 24 … are right." "J falls from 325 … to 169 after 2000, and … of 24
  /// right ones less than 20 are left."
  @Test
  void gloveLearnsNoiseLast() {
    LessonRun early = preset("glove", "logarithms-of-counts", 500);
    assertEquals(24, gloveRightOf24(early));
    assertEquals(325, early.recordAt(early.end()).objective().orElseThrow(), 0.5);
    LessonRun late = preset("glove", "logarithms-of-counts", 2000);
    assertTrue(gloveRightOf24(late) < 20, "right: " + gloveRightOf24(late));
    assertEquals(169, late.recordAt(late.end()).objective().orElseThrow(), 0.5);
  }

  /// "With four or five dimensions nothing is lost by waiting."
  @ParameterizedTest
  @ValueSource(strings = {"4", "5"})
  void withFewDimensionsThereIsNoRoomForNoise(String dimension) {
    String[] settings = {"dimension", dimension, "step-size", "0.2"};
    assertEquals(24, gloveRightOf24(preset("glove", "logarithms-of-counts", 1000, settings)));
  }

  /// "Ten passes do what several hundred steps of gradient descent do."
  @Test
  void tenPassesAreWorthHundredsOfSteps() {
    LessonRun passes = preset("glove", "pair-by-pair", 10);
    LessonRun steps = preset("glove", "logarithms-of-counts", 300);
    assertTrue(
        passes.recordAt(passes.end()).objective().orElseThrow()
            < steps.recordAt(steps.end()).objective().orElseThrow());
  }

  /// "After 500 iterations these gain nothing more, and the claim holds."
  @Test
  void gradientDescentReachesLeastSquares() {
    LessonRun run = preset("glove", "matrix-completion", 500);
    assertTrue(Objects.requireNonNull(run.verdictsAt(run.end()).get("als-gains-nothing")).holds());
  }

  /// "J overflows its bound within ten iterations."
  @Test
  void aStepOfOneDivergesInTenIterations() {
    LessonRun run = preset("glove", "too-long-a-step", 10);
    assertTrue(run.history().stream().anyMatch(r -> r.stopReason() == StopReason.DIVERGED));
  }
}
