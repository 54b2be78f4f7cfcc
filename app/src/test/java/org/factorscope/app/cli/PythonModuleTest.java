package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Replay;
import org.factorscope.datasets.Dataset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Python module as it is copied out, and what it writes as the program reads it.
final class PythonModuleTest {
  private static final Pattern PYTHON = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);
  private static final String SCIKIT_LEARN =
      """
      import numpy as np
      from factorscope import record
      from sklearn.cluster import KMeans
      from sklearn.datasets import load_iris
      from sklearn.decomposition import NMF
      from sklearn.mixture import GaussianMixture

      X = load_iris().data
      """;

  @TempDir Path folder;
  private Path module = Path.of("");

  @BeforeEach
  void copyOut() {
    module = folder.resolve("factorscope.py");
    CommandRun run = CommandRun.of("python-module", module.toString());
    assertEquals(new CommandRun(0, "", ""), run);
  }

  private void python(Python python, String script) throws IOException {
    Python.Ended ended = python.run(folder, folder, "-c", script);
    assertEquals(0, ended.status(), ended.said());
  }

  private CommandRun check(String trace, String... more) throws IOException {
    TraceSchema.assertFits(folder.resolve(trace));
    String[] args = new String[2 + more.length];
    args[0] = "check";
    args[1] = folder.resolve(trace).toString();
    System.arraycopy(more, 0, args, 2, more.length);
    return CommandRun.of(args);
  }

  private void assertFollowsItsFormulas(String trace) throws IOException {
    CommandRun run = check(trace);
    assertEquals(0, run.status(), run.out() + run.err());
    assertTrue(run.out().endsWith("half-steps follow their formulas.\n"), run.out());
  }

  private LessonRun replayed(String trace) {
    Replay replay = Replay.open(folder.resolve(trace), LessonCatalog::byId);
    LessonRun run = LessonRun.start(replay.lesson(), replay.setup());
    while (run.end() < replay.halfSteps()) {
      run.extend();
    }
    return run;
  }

  @Test
  void theModuleIsCopiedOutWhole() throws IOException {
    assertEquals(-1, Files.mismatch(module, Path.of("src/main/python/factorscope.py")));
    assertEquals(Files.readString(module), CommandRun.of("python-module", "-").out());
    Files.writeString(module, "# an older one");
    assertEquals(0, CommandRun.of("python-module", module.toString()).status());
    assertEquals(-1, Files.mismatch(module, Path.of("src/main/python/factorscope.py")));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(module), files.toList());
    }
  }

  @Test
  void whereTheModuleCannotGoIsSaid() {
    CommandRun intoFolder = CommandRun.of("python-module", folder.toString());
    assertEquals(2, intoFolder.status());
    assertTrue(intoFolder.onlyErrorLine().contains("is a folder"), intoFolder.err());
    CommandRun nowhere =
        CommandRun.of("python-module", folder.resolve("missing/factorscope.py").toString());
    assertEquals(2, nowhere.status());
    assertTrue(nowhere.onlyErrorLine().endsWith("."), nowhere.err());
    assertEquals(2, CommandRun.of("python-module").status());
  }

  @Test
  void pythonsOwnTestsPass() throws IOException {
    Python.Ended ended =
        Python.orSkip()
            .run(Path.of("src/test/python"), folder, "-m", "unittest", "test_factorscope");
    assertEquals(0, ended.status(), ended.said());
    assertTrue(ended.said().contains("\nOK"), ended.said());
  }

  private static List<String> examples() throws IOException {
    return PYTHON
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(PythonModuleTest::code)
        .toList();
  }

  private static String code(MatchResult block) {
    return block.group(1);
  }

  @Test
  void theReadmesRunByHandReplaysAndFollowsItsFormulas() throws IOException {
    python(Python.orSkip(), examples().getFirst());
    assertFollowsItsFormulas("by-hand.jsonl");
    LessonRun run = replayed("by-hand.jsonl");
    assertFalse(run.panelsAt(run.end(), new Axes(0, 1)).isEmpty());
    assertEquals(6, run.data().rows());
  }

  @Test
  void theReadmesRunsOfScikitLearnFollowTheirFormulas() throws IOException {
    python(Python.withScikitLearnOrSkip(), examples().get(1));
    for (String lesson : List.of("k-means", "gaussian-mixture", "nmf")) {
      assertFollowsItsFormulas(lesson + ".jsonl");
      LessonRun run = replayed(lesson + ".jsonl");
      assertFalse(run.panelsAt(run.end(), new Axes(0, 1)).isEmpty(), lesson);
      assertNoPromiseIsBroken(run);
    }
  }

  private static void assertNoPromiseIsBroken(LessonRun run) {
    for (int position = 0; position <= run.end(); position++) {
      for (Claim<?, ?, ?> claim : run.lesson().algorithm().claims()) {
        Verdict verdict = Objects.requireNonNull(run.verdictsAt(position).get(claim.id()));
        boolean isBroken =
            claim.promise() == Claim.Promise.PROMISED && verdict.status() == Verdict.Status.FAILS;
        assertFalse(isBroken, claim.id() + " at " + position + ": " + verdict.margin());
      }
    }
  }

  @Test
  void theReadmesLinesForSparkAreOfThisLanguage() throws IOException {
    Files.writeString(folder.resolve("spark.py"), examples().get(2));
    python(
        Python.orSkip(), "compile(open('spark.py', encoding='utf-8').read(), 'spark.py', 'exec')");
    assertEquals(3, examples().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "KMeans(5, init='random', random_state=2)",
        "KMeans(5, init='random', random_state=2, algorithm='elkan')",
        "KMeans(3, init=np.array([[5, 3, 1, 0], [6, 3, 5, 2], [30, 30, 30, 30]]))",
        "GaussianMixture(4, covariance_type='diag', random_state=5)",
        "GaussianMixture(2, covariance_type='spherical', random_state=5, init_params='random')",
        "NMF(3, solver='mu', init='random', random_state=1, max_iter=60)",
        "NMF(4, max_iter=60)",
        "NMF(2, solver='mu', beta_loss='kullback-leibler', init='nndsvda', max_iter=60)"
      })
  void everyHalfStepOfScikitLearnFollowsOurFormula(String estimator) throws IOException {
    Python python = Python.withScikitLearnOrSkip();
    python(python, SCIKIT_LEARN + "record(" + estimator + ", X, 'run.jsonl')");
    assertFollowsItsFormulas("run.jsonl");
  }

  @Test
  void singlePrecisionIsAllowedIfThatIsSaid() throws IOException {
    Python python = Python.withScikitLearnOrSkip();
    python(
        python,
        SCIKIT_LEARN + "record(KMeans(3, random_state=0), X.astype(np.float32), 'run.jsonl')");
    assertEquals(1, check("run.jsonl").status());
    assertEquals(0, check("run.jsonl", "--tolerance", "1e-5").status());
  }

  @Test
  void aRunByAnotherFormulaShowsByHowMuchEachVariableDiffers() throws IOException {
    Python python = Python.withScikitLearnOrSkip();
    String regularized = "NMF(3, init='random', random_state=0, max_iter=5, alpha_W=0.01)";
    python(python, SCIKIT_LEARN + "record(" + regularized + ", X, 'run.jsonl')");
    CommandRun check = check("run.jsonl");
    assertEquals(1, check.status());
    assertTrue(check.out().contains("line 3: in iteration 1, W is not what"), check.out());
    LessonRun run = replayed("run.jsonl");
    Verdict w = Objects.requireNonNull(run.verdictsAt(1).get("replay-agrees-W"));
    assertEquals(Verdict.Status.FAILS, w.status());
    assertTrue(check.out().contains("off by " + w.margin() + ","), check.out());
    assertTrue(run.lesson().words().claim("replay-agrees-W").text().startsWith("Traced W"));
  }

  @Test
  void dataOfAnyKindComeBackInEveryBit() throws IOException {
    python(
        Python.orSkip(),
        """
        from factorscope import Trace
        rows = [[1, 0.1 + 0.2, 1e-300, 1.0, None], [2, -0.0, 1e22, 0.0, 4], [3, 5, 1 / 3, 1.0, None]]
        names = ["id", "a, b", "x\\"y", "class", "1"]
        with Trace("als", "run.jsonl", data=rows, columns=names, parameters={"rank": 1}) as t:
            t.start(U=[[1], [2], [3]], V=[[1], [1], [1], [1], [1]])
        with Trace("als", "one.jsonl", data=[[1.5], [None], [2.5], [3]], parameters={"rank": 1}) as t:
            t.start(U=[[1], [2], [3], [4]], V=[[1]])
        """);
    TraceSchema.assertFits(folder.resolve("run.jsonl"));
    Dataset data = replayed("run.jsonl").setup().source();
    assertEquals(List.of("id", "a, b", "x\"y", "class", "1"), data.columns());
    double[][] rows = {
      {1, 0.1 + 0.2, 1e-300, 1, Double.NaN},
      {2, -0.0, 1e22, 0, 4},
      {3, 5, 1.0 / 3, 1, Double.NaN}
    };
    assertSame(new DMatrixRMaj(rows), data.values());
    double[][] column = {{1.5}, {Double.NaN}, {2.5}, {3}};
    assertSame(new DMatrixRMaj(column), replayed("one.jsonl").setup().source().values());
  }

  private static void assertSame(DMatrixRMaj expected, DMatrixRMaj actual) {
    assertEquals(expected.numRows, actual.numRows);
    assertEquals(expected.numCols, actual.numCols);
    for (int i = 0; i < expected.getNumElements(); i++) {
      assertEquals(expected.data[i], actual.data[i], 0, "entry " + i);
    }
  }
}
