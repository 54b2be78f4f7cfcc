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
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void istaAgreesInEveryEntryOfEveryHalfStepUnderBothSchedules() throws IOException {
    Trace fixed = sparse("ista", 40, "lambda-share=0.05");
    assertAgree(reference("ista-fixed.jsonl"), fixed, 1e-10);
    Trace homotopy = sparse("ista", 30, "lambda-share=0.05", "schedule=homotopy", "layers=20");
    assertAgree(reference("ista-homotopy.jsonl"), homotopy, 1e-10);
  }

  @Test
  void fistaAgreesInEveryEntryOfEveryHalfStepUnderBothMomentaAndWithRestarts() throws IOException {
    Trace nesterov = sparse("fista", 30, "lambda-share=0.05");
    assertAgree(reference("fista-nesterov.jsonl"), nesterov, 1e-10);
    Trace ratio = sparse("fista", 30, "lambda-share=0.05", "momentum=ratio");
    assertAgree(reference("fista-ratio.jsonl"), ratio, 1e-10);
    Trace restart = sparse("fista", 40, "lambda-share=0.05", "restart=gradient");
    assertAgree(reference("fista-restart.jsonl"), restart, 1e-10);
  }

  @Test
  void ridgeAgreesInEveryDirection() throws IOException {
    List<String> args = new ArrayList<>(List.of("ridge", "--data", start("sparse-data.csv")));
    args.addAll(List.of("--set", "response=x", "--set", "lambda=0.7"));
    assertAgree(reference("ridge.jsonl"), run(args.toArray(String[]::new)), 1e-9);
    Trace diabetes =
        run("ridge", "--data", "diabetes", "--scale", "standardize", "--set", "lambda=20");
    assertAgree(reference("ridge-diabetes-standardized.jsonl"), diabetes, 1e-9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimum-norm", "arbitrary"})
  void subgradientsAgreeInEveryEntryOfEveryHalfStep(String choice) throws IOException {
    Trace trace = sparse("subgradient", 40, "lambda-share=0.05", "choice=" + choice);
    assertAgree(reference("subgradient-" + choice + ".jsonl"), trace, 1e-10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soft", "hard", "sigshrink", "firm", "garrote"})
  void shrinkageAgreesInEveryEntry(String operator) throws IOException {
    String data = start("shrinkage-x.csv");
    Trace trace = run("shrinkage", "--data", data, "--set", "operator=" + operator);
    assertAgree(reference("shrinkage-" + operator + ".jsonl"), trace, 1e-13);
  }

  /// A run of a lesson on sparse codes, with the reference's dictionary and signal.
  private Trace sparse(String lesson, int iterations, String... settings) throws IOException {
    List<String> args = new ArrayList<>(List.of(lesson, "--data", start("sparse-data.csv")));
    args.addAll(List.of("--set", "response=x", "--iterations", Integer.toString(iterations)));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    return run(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"same", "valid", "circular"})
  void convolutionsAgreeInEveryEntryOfEveryHalfStep(String mode) throws IOException {
    String data = start("convolution-picture.csv");
    String k = "K=" + start("convolution-K.csv");
    Trace trace =
        run(
            "convolution",
            "--data",
            data,
            "--start",
            k,
            "--set",
            "mode=" + mode,
            "--set",
            "pool=2");
    assertAgree(reference("convolution-" + mode + ".jsonl"), trace, 1e-12);
  }

  @Test
  void crossCorrelationsAndConvolutionsOfSignalsAgreeToo() throws IOException {
    String[] sobel = {
      "convolution",
      "--data",
      start("convolution-picture.csv"),
      "--set",
      "kernel=sobel-x",
      "--set",
      "operation=cross-correlation",
      "--set",
      "pool=3"
    };
    assertAgree(reference("convolution-full-sobel-x-cross-correlation.jsonl"), run(sobel), 1e-12);
    String[] signal = {
      "convolution",
      "--data",
      start("convolution-signal.csv"),
      "--start",
      "K=" + start("convolution-signal-K.csv"),
      "--set",
      "mode=same",
      "--set",
      "pool=2"
    };
    assertAgree(reference("convolution-signal-same.jsonl"), run(signal), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"attention-heads-1, no, 1, yes", "attention-heads-2, yes, 0.5, no"})
  void attentionAgreesInEveryEntryOfEveryHalfStep(
      String name, String causal, String temperature, String residual) throws IOException {
    List<String> args = new ArrayList<>(List.of("attention", "--iterations", "5"));
    args.addAll(List.of("--data", start("attention-tokens.csv"), "--set", "causal=" + causal));
    args.addAll(List.of("--set", "temperature=" + temperature, "--set", "residual=" + residual));
    for (String variable : List.of("WQ", "WK", "WV")) {
      args.addAll(List.of("--start", variable + "=" + start(name + "-" + variable + ".csv")));
    }
    Trace wanted = reference(name + "-causal-" + causal + ".jsonl");
    assertAgree(wanted, run(args.toArray(String[]::new)), 1e-10);
  }

  @Test
  void anAutoregressiveModelAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    String data = start("autoregressive-pictures.csv");
    String k = "K=" + start("autoregressive-K.csv");
    String b = "b=" + start("autoregressive-b.csv");
    Trace trace =
        run("autoregressive", "--data", data, "--start", k, "--start", b, "--iterations", "20");
    assertAgree(reference("autoregressive.jsonl"), trace, 1e-11);
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

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void theRandomizedDecompositionAgreesInEveryEntryOfEveryHalfStep(int power) throws IOException {
    List<String> args = new ArrayList<>(List.of("randomized-svd", "--scale", "none"));
    args.addAll(List.of("--data", start("randomized-svd-A.csv"), "--set", "rank=3"));
    args.addAll(List.of("--set", "oversampling=2", "--set", "power=" + power));
    args.addAll(List.of("--start", "Omega=" + start("randomized-svd-Omega.csv")));
    Trace trace = run(args.toArray(String[]::new));
    assertAgree(reference("randomized-svd-power-" + power + ".jsonl"), trace, 1e-11);
  }

  @Test
  void sparsemaxAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    assertAgree(reference("sparsemax-default.jsonl"), run("sparsemax"), 1e-13);
    String z = "z=" + start("sparsemax-z.csv");
    Trace trace = run("sparsemax", "--set", "temperature=0.6", "--start", z);
    assertAgree(reference("sparsemax.jsonl"), trace, 1e-13);
  }

  @ParameterizedTest
  @CsvSource({"no, 1, 1", "no, 0.75, 2", "yes, 1, 1", "yes, 0.75, 2"})
  void pointwiseMutualInformationAgreesInEveryEntryOfEveryHalfStep(
      String clip, String smoothing, String shift) throws IOException {
    Trace trace =
        run(
            "pmi",
            "--data",
            start("embeddings-counts.csv"),
            "--set",
            "dimension=3",
            "--set",
            "clip=" + clip,
            "--set",
            "smoothing=" + smoothing,
            "--set",
            "shift=" + shift,
            "--iterations",
            "1");
    String name = "pmi-clip-%s-smoothing-%s.jsonl".formatted(clip, smoothing);
    assertAgree(reference(name), trace, 1e-11);
  }

  @Test
  void skipGramInExpectationAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    Trace trace =
        run(
            "skip-gram",
            "--data",
            start("embeddings-counts.csv"),
            "--set",
            "step-size=0.25",
            "--start",
            "T=" + start("skip-gram-T.csv"),
            "--start",
            "C=" + start("skip-gram-C.csv"),
            "--iterations",
            "15");
    assertAgree(reference("skip-gram-expectation.jsonl"), trace, 1e-10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gradient-descent", "adagrad"})
  void gloveAgreesInEveryEntryOfEveryHalfStep(String method) throws IOException {
    List<String> variables = List.of("U", "V", "b", "c");
    Trace trace = glove("method=" + method, "alpha=0.75", "step-size=0.05", variables);
    assertAgree(reference("glove-" + method + ".jsonl"), trace, 1e-11);
  }

  @Test
  void gloveWithoutBiasesAgreesInEveryEntryOfEveryHalfStep() throws IOException {
    Trace trace = glove("biases=no", "alpha=0", "step-size=0.1", List.of("U", "V"));
    assertAgree(reference("glove-no-biases.jsonl"), trace, 1e-11);
  }

  private Trace glove(String choice, String alpha, String stepSize, List<String> variables)
      throws IOException {
    List<String> args = new ArrayList<>(List.of("glove", "--data", start("embeddings-counts.csv")));
    args.addAll(List.of("--set", choice, "--set", alpha, "--set", stepSize));
    for (String variable : variables) {
      args.addAll(List.of("--start", variable + "=" + start("glove-" + variable + ".csv")));
    }
    args.addAll(List.of("--iterations", "12"));
    return run(args.toArray(String[]::new));
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
