package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.session.Trace;
import org.factorscope.app.session.TraceReader;
import org.factorscope.app.session.TraceStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Traces of the command line against traces that other programs made.
final class ReferenceTraceTest {
  private static final String FOLDER = "/org/factorscope/app/reference/";

  @TempDir Path folder;

  private static InputStream resource(String name) {
    InputStream in = ReferenceTraceTest.class.getResourceAsStream(FOLDER + name);
    if (in == null) {
      throw new IllegalStateException("no resource " + name);
    }
    return in;
  }

  private static Trace reference(String name) throws IOException {
    try (InputStream in = resource(name)) {
      return TraceReader.read(name, in);
    }
  }

  private String start(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = resource(name)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file.toString();
  }

  private Trace run(String... args) throws IOException {
    Path trace = folder.resolve("run.jsonl");
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(args));
    all.addAll(List.of("--trace", trace.toString()));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertEquals(0, run.status(), run.err());
    return TraceReader.read(trace);
  }

  private static void assertAgree(Trace expected, Trace actual, double tolerance) {
    assertEquals(expected.steps().size(), actual.steps().size());
    for (int i = 0; i < expected.steps().size(); i++) {
      TraceStep wanted = expected.steps().get(i);
      TraceStep given = actual.steps().get(i);
      String place = wanted.phase() + " " + wanted.iteration();
      assertEquals(wanted.iteration(), given.iteration());
      assertEquals(wanted.phase(), given.phase());
      wanted
          .objective()
          .ifPresent(
              value -> assertClose(value, given.objective().orElseThrow(), tolerance, place));
      for (Map.Entry<String, Double> measure : wanted.measures().entrySet()) {
        double value = given.measures().getOrDefault(measure.getKey(), Double.NaN);
        assertClose(measure.getValue(), value, tolerance, place);
      }
      wanted.state().forEach((name, m) -> assertAgree(m, given, name, tolerance, place));
    }
  }

  private static void assertAgree(
      DMatrixRMaj wanted, TraceStep step, String name, double tolerance, String place) {
    DMatrixRMaj given = step.state().get(name);
    assertNotNull(given, name);
    assertEquals(wanted.numRows, given.numRows, name);
    assertEquals(wanted.numCols, given.numCols, name);
    for (int i = 0; i < wanted.getNumElements(); i++) {
      assertClose(wanted.data[i], given.data[i], tolerance, place + " " + name + "[" + i + "]");
    }
  }

  /// Relative to the expected value; both may be rounding of a zero.
  private static void assertClose(double wanted, double given, double tolerance, String place) {
    assertEquals(wanted, given, tolerance * Math.abs(wanted) + 1e-15, place);
  }

  @Test
  void kMeansOnOldFaithfulAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    String start = "W=" + start("k-means-faithful-W.csv");
    Trace trace = run("k-means", "--data", "faithful", "--start", start, "--iterations", "8");
    assertAgree(reference("k-means-faithful.jsonl"), trace, 1e-9);
  }

  @Test
  void softVqWithWeightedMeansAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    String start = "D=" + start("soft-vq-usarrests-D.csv");
    Trace trace = run("soft-vq", "--data", "usarrests", "--start", start, "--iterations", "6");
    assertAgree(reference("soft-vq-usarrests.jsonl"), trace, 1e-9);
  }

  @Test
  void softVqWithLeastSquaresAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    String start = "D=" + start("soft-vq-iris-D.csv");
    Trace trace =
        run(
            "soft-vq",
            "--data",
            "iris",
            "--set",
            "temperature=0.003",
            "--set",
            "update=least-squares",
            "--start",
            start,
            "--iterations",
            "4");
    assertAgree(reference("soft-vq-iris-least-squares.jsonl"), trace, 1e-9);
  }

  @Test
  void aGaussianMixtureAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    String start = "mu=" + start("gaussian-mixture-mu.csv");
    Trace trace =
        run(
            "gaussian-mixture",
            "--data",
            "faithful",
            "--scale",
            "standardize",
            "--start",
            start,
            "--iterations",
            "10");
    assertAgree(reference("gaussian-mixture-faithful-standardized.jsonl"), trace, 1e-12);
  }

  @Test
  void singularValueProjectionAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    Trace trace = run("svp", "--data", start("completion-observed.csv"), "--iterations", "10");
    assertAgree(reference("svp.jsonl"), trace, 1e-9);
  }

  @Test
  void singularValueThresholdingAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    Trace trace =
        run(
            "nuclear-norm",
            "--data",
            start("completion-observed.csv"),
            "--set",
            "tau=5",
            "--set",
            "step-size=1.5",
            "--iterations",
            "10");
    assertAgree(reference("nuclear-norm-svt.jsonl"), trace, 1e-9);
  }

  @Test
  void nonNegativeFactorsAgreeInEveryEntryOfEveryHalfStepByBothLosses() throws IOException {
    String w = "W=" + start("nmf-W.csv");
    String h = "H=" + start("nmf-H.csv");
    for (String loss : List.of("frobenius", "kullback-leibler")) {
      Trace trace =
          run(
              "nmf",
              "--data",
              "deerwester",
              "--set",
              "loss=" + loss,
              "--start",
              w,
              "--start",
              h,
              "--iterations",
              "10");
      assertAgree(reference("nmf-" + loss + ".jsonl"), trace, 1e-11);
    }
  }

  @Test
  void gradientDescentAgreesToTheLastDigits() throws IOException {
    Trace trace = run("gradient-flow", "--iterations", "100");
    assertAgree(reference("gradient-flow-default.jsonl"), trace, 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"corrected", "printed"})
  void diffusionAgreesInEveryEntryOfEveryHalfStep(String sampler) throws IOException {
    Trace trace =
        run(
            "diffusion",
            "--data",
            start("diffusion-data.csv"),
            "--scale",
            "none",
            "--set",
            "steps=25",
            "--set",
            "sigma=zero",
            "--set",
            "sampler=" + sampler,
            "--start",
            "X=" + start("diffusion-X.csv"),
            "--iterations",
            "25");
    assertAgree(reference("diffusion-reverse-" + sampler + "-zero.jsonl"), trace, 1e-9);
    assertEquals("converged", trace.end().stopped().id());
  }

  @Test
  void theRaceOfOptimizersAgreesInEveryEntryOfEveryHalfStepOnEveryFunction() throws IOException {
    for (String function : List.of("quadratic", "rosenbrock", "factorization", "saddle", "pl")) {
      Trace trace =
          run(
              "optimizers",
              "--set",
              "function=" + function,
              "--set",
              "noise=0",
              "--iterations",
              "40");
      assertAgree(reference("optimizers-" + function + ".jsonl"), trace, 1e-9);
    }
  }

  @Test
  void alternatingLeastSquaresAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    Trace trace =
        run(
            "als",
            "--data",
            start("completion-observed.csv"),
            "--set",
            "lambda=0.1",
            "--start",
            "U=" + start("als-U.csv"),
            "--start",
            "V=" + start("als-V.csv"),
            "--iterations",
            "6");
    assertAgree(reference("als.jsonl"), trace, 1e-9);
  }

  @Test
  void principalComponentsOfIrisAgreeUpToSign() throws IOException {
    TraceStep wanted = reference("pca-iris-converged.jsonl").steps().getLast();
    Trace trace = run("pca", "--data", "iris");
    TraceStep given = trace.steps().getLast();
    assertEquals("converged", trace.end().stopped().id());
    assertAgree(matrix(wanted, "variance"), given, "variance", 1e-9, "end");
    DMatrixRMaj w = matrix(wanted, "W");
    DMatrixRMaj v = matrix(given, "W");
    for (int k = 0; k < w.numCols; k++) {
      double same = 0;
      double opposite = 0;
      for (int j = 0; j < w.numRows; j++) {
        same = Math.max(same, Math.abs(w.get(j, k) - v.get(j, k)));
        opposite = Math.max(opposite, Math.abs(w.get(j, k) + v.get(j, k)));
      }
      assertTrue(Math.min(same, opposite) <= 1e-6, "component " + (k + 1));
    }
  }

  /// The last layer is left out of the objective: what remains is rounding.
  @Test
  void theSingularTripletsOfUsArrestsAgreeLayerByLayer() throws IOException {
    Trace trace = run("svd", "--data", "usarrests");
    assertAgree(reference("svd-usarrests.jsonl"), trace, 1e-9);
  }

  @Test
  void theLatentSpaceOfNineTitlesAgreesDimensionByDimension() throws IOException {
    Trace trace = run("lsi", "--data", "deerwester", "--set", "rank=9");
    assertAgree(reference("lsi-deerwester.jsonl"), trace, 1e-9);
  }

  @Test
  void backpropagationAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    List<String> one = List.of("W1", "b1", "beta", "c");
    List<String> two = List.of("W1", "b1", "W2", "b2", "beta", "c");
    assertBackprop("backprop-depth-1", "sigmoid", "0.5", one);
    assertBackprop("backprop-depth-2", "tanh", "0.1", two);
  }

  private void assertBackprop(String name, String activation, String eta, List<String> variables)
      throws IOException {
    List<String> args = new ArrayList<>(List.of("backprop", "--iterations", "12"));
    args.addAll(List.of("--data", start("backprop-data.csv"), "--set", "response=y"));
    args.addAll(List.of("--set", "activation=" + activation, "--set", "step-size=" + eta));
    for (String variable : variables) {
      args.addAll(List.of("--start", variable + "=" + start(name + "-" + variable + ".csv")));
    }
    Trace wanted = reference(name + "-" + activation + ".jsonl");
    assertAgree(wanted, run(args.toArray(String[]::new)), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"simultaneous", "alternating", "extragradient"})
  void adversariesAgreeInEveryEntryOfEveryHalfStep(String method) throws IOException {
    String by = "method=" + method;
    Trace bilinear = run("gan", "--set", by, "--iterations", "50");
    assertAgree(reference("gan-bilinear-" + method + ".jsonl"), bilinear, 1e-13);
    Trace gaussian = run("gan", "--set", "game=gaussian", "--set", by, "--iterations", "40");
    assertAgree(reference("gan-gaussian-minimax-" + method + ".jsonl"), gaussian, 1e-10);
  }

  @Test
  void theNonSaturatingLossAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    List<String> args = new ArrayList<>(List.of("gan", "--iterations", "40"));
    for (String set :
        List.of("game=gaussian", "method=alternating", "loss=non-saturating", "step-size=0.05")) {
      args.addAll(List.of("--set", set));
    }
    for (String variable : List.of("a", "b", "w")) {
      String file = start("gan-gaussian-" + variable + ".csv");
      args.addAll(List.of("--start", variable + "=" + file));
    }
    Trace trace = run(args.toArray(String[]::new));
    assertAgree(reference("gan-gaussian-non-saturating-alternating.jsonl"), trace, 1e-10);
  }

  @Test
  void decodingWithAThresholdAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    List<String> args = new ArrayList<>(List.of("relu-decode", "--iterations", "12"));
    args.addAll(List.of("--data", start("relu-decode-data.csv"), "--set", "density=0.5"));
    for (String variable : List.of("A", "Astar")) {
      args.addAll(List.of("--start", variable + "=" + start("relu-decode-" + variable + ".csv")));
    }
    assertAgree(reference("relu-decode.jsonl"), run(args.toArray(String[]::new)), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.2"})
  void booleanFactorsAgreeInEveryEntryOfEveryHalfStep(String inertia) throws IOException {
    List<String> args = new ArrayList<>(List.of("boolean", "--iterations", "30"));
    args.addAll(List.of("--data", start("boolean-data.csv"), "--set", "inertia=" + inertia));
    for (String variable : List.of("U", "V")) {
      args.addAll(List.of("--start", variable + "=" + start("boolean-" + variable + ".csv")));
    }
    Trace trace = run(args.toArray(String[]::new));
    assertAgree(reference("boolean-inertia-" + inertia + ".jsonl"), trace, 1e-11);
  }

  private static DMatrixRMaj matrix(TraceStep step, String name) {
    DMatrixRMaj matrix = step.state().get(name);
    if (matrix == null) {
      throw new AssertionError("no " + name);
    }
    return matrix;
  }

  @Test
  void theSameSeedGivesTheSameBytes() throws IOException {
    for (String lesson :
        List.of(
            "k-means",
            "soft-vq",
            "pca",
            "power-method",
            "svd",
            "lsi",
            "gradient-flow",
            "diffusion")) {
      Path first = folder.resolve(lesson + "-1.jsonl");
      Path second = folder.resolve(lesson + "-2.jsonl");
      CommandRun.of(
          "run", lesson, "--seed", "9", "--iterations", "20", "--trace", first.toString());
      CommandRun.of(
          "run", lesson, "--seed", "9", "--iterations", "20", "--trace", second.toString());
      assertEquals(-1, Files.mismatch(first, second), lesson);
    }
  }
}
