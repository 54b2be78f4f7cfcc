package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.spectrum.Decomposed;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.TablePanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the lessons on spectra show, and where their runs end.
final class SpectraLessonsTest {
  private static final Axes AXES = new Axes(0, 1);

  private static LessonRun preset(String lesson, String preset) {
    Lesson<?, ?, ?> found = LessonCatalog.byId(lesson);
    Preset chosen =
        found.presets().stream().filter(p -> p.id().equals(preset)).findFirst().orElseThrow();
    LessonRun run = LessonRun.start(found, RunSetup.of(found, chosen));
    while (run.stopReason() == null) {
      run.extend();
    }
    return run;
  }

  private static <P extends Panel> P panel(LessonRun run, String id, Class<P> kind) {
    return run.panelsAt(run.end(), AXES).stream()
        .filter(panel -> panel.id().equals(id))
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  /// Opposite eigenvalues have no limit; all other presets do.
  @ParameterizedTest
  @ValueSource(strings = {"three-to-one", "a-narrow-gap", "two-first-axes", "all-of-iris-at-once"})
  void aPresetOfThePowerMethodFindsAllItsEigenvectors(String id) {
    LessonRun run = preset("power-method", id);
    assertEquals(StopReason.COMPLETE, run.stopReason());
    assertTrue(run.isFinal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"svd", "lsi"})
  void afterTheLastLayerTheRunIsOverAndCountsNoMore(String id) {
    Lesson<?, ?, ?> lesson = LessonCatalog.byId(id);
    LessonRun run = preset(id, lesson.presets().getFirst().id());
    assertEquals(StopReason.COMPLETE, run.stopReason());
    assertEquals(run.end(), run.recordAt(run.end()).iteration());
    assertTrue(run.halfStepAfter(run.end()).isEmpty());
    assertThrows(IllegalStateException.class, run::extend);
  }

  /// By how much more than the best of its rank a sketch misses, as the texts have it.
  @ParameterizedTest
  @CsvSource({
    "a-photograph, 10, 0.02, 0.005",
    "slow-spectrum, 20, 1.2, 0.05",
    "slow-spectrum-mended, 20, 0.005, 0.002"
  })
  void aSketchOfThePhotographMissesAsMuchAsItsTextSays(
      String id, int rank, double excess, double digits) {
    LessonRun run = preset("randomized-svd", id);
    double best = Decomposed.of(run.data().values()).tail(rank);
    double missing = run.recordAt(run.end()).objective().orElseThrow();
    assertEquals(excess, missing / best - 1, digits);
  }

  @Test
  void moreDimensionsThanTheRankCanBeDraggedIn() {
    LessonRun run = preset("lsi", "synonyms");
    Handle cut = new Handle("S", 2, "k");
    run.drag(2, AXES, cut, 10, 0, 1);
    assertEquals(10, run.recordAt(run.end()).measure("layers"));
    assertEquals(StopReason.COMPLETE, run.stopReason());
  }

  @Test
  void theProductOfTheWordsAndTheDocumentsIsTheApproximation() {
    LessonRun run = preset("lsi", "nine-titles");
    FactorPanel product = panel(run, "product", FactorPanel.class);
    Map<String, DMatrixRMaj> blocks =
        product.blocks().stream().collect(Collectors.toMap(MatrixBlock::name, MatrixBlock::matrix));
    DMatrixRMaj z = Objects.requireNonNull(blocks.get("Z"));
    DMatrixRMaj w = Objects.requireNonNull(blocks.get("W"));
    DMatrixRMaj approximation = Objects.requireNonNull(blocks.get("X₂"));
    assertEquals(12, z.numRows);
    assertEquals(9, w.numCols);
    DMatrixRMaj zw = CommonOps_DDRM.mult(z, w, null);
    assertArrayEquals(approximation.data, zw.data, 1e-14);
  }

  @Test
  void theSearchRanksDocumentsAloneAndNamesTheirTitles() {
    LessonRun run = preset("lsi", "nine-titles");
    TablePanel search = panel(run, "search", TablePanel.class);
    assertEquals(List.of("document", "cosine", "word for word"), search.header());
    double before = 1;
    for (List<String> row : search.rows()) {
      double cosine = Double.parseDouble(row.get(1).replace('−', '-'));
      assertTrue(cosine <= before, row.toString());
      before = cosine;
    }
    assertTrue(
        search.rows().stream()
            .anyMatch(row -> row.getFirst().equals("c3 The EPS user interface management system")));
    assertTrue(search.note().contains("Found without any of the words: c3, c5."), search.note());
    assertTrue(search.note().contains("Nearest words: "), search.note());
  }

  @Test
  void theNumbersOfTheBlindStartDoNotCallTheSmallerEigenvalueTheFirst() {
    LessonRun run = preset("power-method", "a-start-that-is-blind");
    int found = 1;
    while (run.recordAt(found).measure("found") == 0) {
      found++;
    }
    String numbers = run.numbersAt(found, AXES);
    assertTrue(numbers.startsWith("found μ₁ = "), numbers);
    assertEquals("multiply", run.recordAt(1).halfStep());
    assertTrue(run.numbersAt(1, AXES).contains("the new v has μ = vᵀAv/vᵀv = "));
  }

  @Test
  void theCardShowsTheFormulaOfTheChosenForm() {
    LessonWords words = LessonCatalog.byId("power-method").words();
    assertFalse(words.halfStep("deflate", "single").latex().contains("Q"));
    assertTrue(words.halfStep("deflate", "block").latex().contains("Q R"));
    assertFalse(
        String.join(" ", words.halfStep("normalize", "single").pseudocode()).contains("block"));
  }
}
