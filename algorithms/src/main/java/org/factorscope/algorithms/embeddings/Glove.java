package org.factorscope.algorithms.embeddings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.completion.RidgeRows;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.optimizers.AdaGrad;
import org.factorscope.algorithms.optimizers.GradientDescent;
import org.factorscope.algorithms.optimizers.UpdateRule;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// GloVe, global vectors: a weighted completion of the logarithms of counts (Pennington, Socher,
/// Manning, EMNLP 2014, eq. 8; CIL lecture notes 2024, section 3.3).
///
/// ```
/// J = Σ_{N>0} f(N_wv) e_wv²,   e_wv = u_w·v_v + b_w + c_v − log N_wv,   f(N) = min(1, (N/x_max)^α)
/// errors:  e, and the slopes of ½J: (f∘e)V, (f∘e)ᵀU, and the row and column sums of f∘e
/// update:  U, V, b, c by these slopes, all from old values
/// ```
///
/// Gradient descent divides the slopes by the number of words; AdaGrad takes them as they are, from
/// γ = 1 and without δ; stochastic makes one pass over the pairs in random order as the authors'
/// program does. The objective may rise, because the step is fixed. With f = 1 and without biases
/// this is the completion of a matrix that [org.factorscope.algorithms.completion.Als] solves. Cost
/// of an iteration: O(V² + pairs · d).
public final class Glove implements Algorithm<WordCounts, Glove.Options, Glove.State> {
  /// How GloVe runs.
  ///
  /// @param dimension d, at least 1
  /// @param xMax counts from here on have the weight 1; above 0
  /// @param alpha power of the weights, at least 0
  /// @param stepSize η, above 0
  public record Options(
      int dimension, double xMax, double alpha, double stepSize, Method method, Biases biases) {
    public Options {
      if (dimension < 1) {
        throw InvalidInputException.option("dimension", dimension, "must be at least 1");
      }
      if (!(xMax > 0) || Double.isInfinite(xMax)) {
        throw InvalidInputException.option("x-max", xMax, "must be above 0");
      }
      if (!(alpha >= 0) || Double.isInfinite(alpha)) {
        throw InvalidInputException.option("alpha", alpha, "must be at least 0");
      }
      if (!(stepSize > 0) || Double.isInfinite(stepSize)) {
        throw InvalidInputException.option("step-size", stepSize, "must be above 0");
      }
    }
  }

  /// How the parameters move.
  public enum Method {
    GRADIENT_DESCENT,
    ADAGRAD,
    STOCHASTIC
  }

  /// Whether words and contexts have numbers of their own beside their vectors.
  public enum Biases {
    YES,
    NO
  }

  /// A moment of the run. Lists are in the order U, V, b, c, of shapes V x d and V x 1.
  ///
  /// @param theta the parameters
  /// @param slopes of ½J as the last `errors` left them; 0 before the first
  /// @param gamma sums of squared slopes, 1 at the start; not used by gradient descent
  /// @param objective J
  public record State(
      List<DMatrixRMaj> theta,
      List<DMatrixRMaj> slopes,
      List<DMatrixRMaj> gamma,
      double objective) {
    public State {
      theta = List.copyOf(theta);
      slopes = List.copyOf(slopes);
      gamma = List.copyOf(gamma);
    }
  }

  private static final List<String> NAMES = List.of("U", "V", "b", "c");
  private static final int BIASES = 2;

  private static final HalfStep<WordCounts, Options, State> ERRORS =
      HalfStep.of("errors", (run, state, place) -> measured(run, state));

  private static final List<Claim<WordCounts, Options, State>> CLAIMS =
      List.of(
          Claim.<WordCounts, Options, State>promised("axes-are-free", Glove::axesAreFree).atRest(),
          Claim.<WordCounts, Options, State>promised("biases-trade", Glove::biasesTrade).atRest(),
          Claim.notPromised("objective-never-rises", Glove::neverRises),
          Claim.<WordCounts, Options, State>notPromised("als-gains-nothing", Glove::alsGainsNothing)
              .atRest());

  private static final double ROUNDING = 1e-12;

  /// A whole iteration that moves the parameters by less than this, relative to their norm, is the
  /// last.
  private static final double RESTS = 1e-10;

  /// An objective of so many times its first size diverges.
  private static final double FAR = 1e8;

  /// Alternating least squares is tried on up to so many words.
  private static final int SMALL = 100;

  /// What it may gain, relative to J, and still count as nothing.
  private static final double NOTHING = 1e-6;

  @Override
  public List<HalfStep<WordCounts, Options, State>> halfSteps(Options options) {
    return List.of(
        ERRORS,
        switch (options.method()) {
          case GRADIENT_DESCENT ->
              HalfStep.of(
                  "update",
                  "gradient-descent",
                  (run, state, place) -> moved(run, state, new GradientDescent(step(run))));
          case ADAGRAD ->
              HalfStep.of(
                  "update",
                  "adagrad",
                  (run, state, place) ->
                      moved(run, state, new AdaGrad(run.options().stepSize(), 0)));
          case STOCHASTIC ->
              HalfStep.of(
                  "update",
                  "stochastic",
                  (run, state, place) -> passed(run, state, run.random(place.step())));
        });
  }

  /// The step of gradient descent along the slopes: η by the number of words.
  public static double step(Run<WordCounts, Options> run) {
    return run.options().stepSize() / run.problem().size();
  }

  @Override
  public List<StateVariable<WordCounts, Options, State>> variables(Options options) {
    List<StateVariable<WordCounts, Options, State>> variables = new ArrayList<>();
    for (int p = 0; p < NAMES.size(); p++) {
      int place = p;
      StateVariable<WordCounts, Options, State> variable =
          StateVariable.matrix(NAMES.get(p), state -> state.theta().get(place));
      boolean isFixed = p >= BIASES && options.biases() == Biases.NO;
      variables.add(
          isFixed
              ? variable
              : variable.settable((run, state, value) -> with(run, state, place, value)));
    }
    return variables;
  }

  private static State with(
      Run<WordCounts, Options> run, State state, int place, DMatrixRMaj value) {
    List<DMatrixRMaj> theta = new ArrayList<>(state.theta());
    theta.set(place, value);
    return new State(theta, state.slopes(), state.gamma(), PairErrors.of(run, theta).loss());
  }

  /// All uniform in ±½/(d + 1), as in the authors' program.
  @Override
  public State start(Run<WordCounts, Options> run) {
    int d = run.options().dimension();
    boolean isBiased = run.options().biases() == Biases.YES;
    SplittableRandom random = run.random(0);
    List<DMatrixRMaj> theta = new ArrayList<>();
    for (int p = 0; p < NAMES.size(); p++) {
      DMatrixRMaj part = new DMatrixRMaj(run.problem().size(), p < BIASES ? d : 1);
      for (int e = 0; e < part.getNumElements() && (p < BIASES || isBiased); e++) {
        part.data[e] = (random.nextDouble() - 0.5) / (d + 1);
      }
      theta.add(part);
    }
    return new State(theta, all(theta, 0), all(theta, 1), PairErrors.of(run, theta).loss());
  }

  /// Matrices of the same shapes, filled with a number.
  private static List<DMatrixRMaj> all(List<DMatrixRMaj> theta, double value) {
    List<DMatrixRMaj> filled = new ArrayList<>();
    for (DMatrixRMaj part : theta) {
      DMatrixRMaj matrix = new DMatrixRMaj(part.numRows, part.numCols);
      Arrays.fill(matrix.data, value);
      filled.add(matrix);
    }
    return filled;
  }

  private static State measured(Run<WordCounts, Options> run, State state) {
    return new State(
        state.theta(),
        PairErrors.of(run, state.theta()).slopes(),
        state.gamma(),
        state.objective());
  }

  private static State moved(Run<WordCounts, Options> run, State state, UpdateRule rule) {
    List<DMatrixRMaj> theta = new ArrayList<>();
    List<DMatrixRMaj> gamma = new ArrayList<>();
    for (int p = 0; p < NAMES.size(); p++) {
      UpdateRule.Memory memory = new UpdateRule.Memory(List.of(state.gamma().get(p)), 0);
      UpdateRule.Update update = rule.update(state.theta().get(p), state.slopes().get(p), memory);
      List<DMatrixRMaj> remembered = update.memory().matrices();
      theta.add(update.parameters());
      gamma.add(remembered.isEmpty() ? state.gamma().get(p) : remembered.getFirst());
    }
    return new State(theta, state.slopes(), gamma, PairErrors.of(run, theta).loss());
  }

  private static State passed(Run<WordCounts, Options> run, State state, SplittableRandom random) {
    GlovePass pass = GlovePass.from(run, state);
    pass.make(random);
    return new State(
        pass.theta(), state.slopes(), pass.gamma(), PairErrors.of(run, pass.theta()).loss());
  }

  @Override
  public OptionalDouble objective(Run<WordCounts, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  /// Of J itself, so twice the slopes.
  @Override
  public Map<String, DMatrixRMaj> gradients(Run<WordCounts, Options> run, State state) {
    List<DMatrixRMaj> slopes = PairErrors.of(run, state.theta()).slopes();
    Map<String, DMatrixRMaj> gradients = new LinkedHashMap<>();
    int moving = run.options().biases() == Biases.YES ? NAMES.size() : BIASES;
    for (int p = 0; p < moving; p++) {
      DMatrixRMaj gradient = slopes.get(p);
      CommonOps_DDRM.scale(2, gradient);
      gradients.put(NAMES.get(p), gradient);
    }
    return gradients;
  }

  @Override
  public Optional<StopReason> stopReason(Transition<WordCounts, Options, State> last) {
    State before = last.before();
    State after = last.after();
    if (after.objective() > FAR * PairErrors.of(last.run(), after.theta()).size()) {
      return Optional.of(StopReason.DIVERGED);
    }
    if (before == null || last.run().options().method() == Method.STOCHASTIC) {
      return Optional.empty();
    }
    double moved = 0;
    double norm = 0;
    for (int p = 0; p < NAMES.size(); p++) {
      moved += Norms.squaredDistance(before.theta().get(p), after.theta().get(p));
      norm += Norms.squaredFrobenius(after.theta().get(p));
    }
    return moved <= RESTS * RESTS * norm ? Optional.of(StopReason.CONVERGED) : Optional.empty();
  }

  @Override
  public List<Claim<WordCounts, Options, State>> claims() {
    return CLAIMS;
  }

  /// J at U R and V R⁻ᵀ.
  private static Verdict axesAreFree(Transition<WordCounts, Options, State> step) {
    List<DMatrixRMaj> theta = new ArrayList<>(step.after().theta());
    theta.set(0, ProductSymmetry.changed(theta.get(0)));
    theta.set(1, ProductSymmetry.counterChanged(theta.get(1)));
    return stays(step, theta);
  }

  /// J with 1 more in b and 1 less in c.
  private static Verdict biasesTrade(Transition<WordCounts, Options, State> step) {
    if (step.run().options().biases() == Biases.NO) {
      return Verdict.NOT_YET;
    }
    List<DMatrixRMaj> theta = new ArrayList<>(step.after().theta());
    for (int p = BIASES; p < theta.size(); p++) {
      DMatrixRMaj moved = theta.get(p).copy();
      CommonOps_DDRM.add(moved, p == BIASES ? 1 : -1);
      theta.set(p, moved);
    }
    return stays(step, theta);
  }

  /// Compares J at other parameters, with room for rounding of the terms of each error.
  private static Verdict stays(
      Transition<WordCounts, Options, State> step, List<DMatrixRMaj> theta) {
    State state = step.after();
    double reach = 1;
    for (DMatrixRMaj part : state.theta()) {
      reach += Norms.squaredFrobenius(part);
    }
    double size =
        PairErrors.of(step.run(), theta).size()
            + state.objective()
            + reach * Math.sqrt(state.objective());
    double deviation = Math.abs(PairErrors.of(step.run(), theta).loss() - state.objective());
    return Verdict.within(deviation, ROUNDING * size);
  }

  private static Verdict neverRises(Transition<WordCounts, Options, State> step) {
    State before = step.before();
    return before == null || !step.made("update")
        ? Verdict.NOT_YET
        : Verdict.within(
            step.after().objective() - before.objective(), ROUNDING * before.objective());
  }

  /// With f = 1 and without biases: whether the best U for this V, by least squares, is better.
  private static Verdict alsGainsNothing(Transition<WordCounts, Options, State> step) {
    Options options = step.run().options();
    WordCounts counts = step.run().problem();
    boolean isCompletion = options.alpha() == 0 && options.biases() == Biases.NO;
    if (!isCompletion || counts.size() > SMALL || !Norms.isFinite(step.after().theta().get(1))) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj known = counts.logarithms().copy();
    for (int e = 0; e < known.getNumElements(); e++) {
      known.data[e] = Double.isInfinite(known.data[e]) ? Double.NaN : known.data[e];
    }
    List<DMatrixRMaj> theta = new ArrayList<>(step.after().theta());
    theta.set(0, RidgeRows.solve(Observations.of(known), theta.get(1), 0));
    double objective = step.after().objective();
    return Verdict.within(
        objective - PairErrors.of(step.run(), theta).loss(),
        NOTHING * objective + ROUNDING * PairErrors.of(step.run(), theta).size());
  }
}
