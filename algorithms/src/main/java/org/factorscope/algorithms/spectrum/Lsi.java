package org.factorscope.algorithms.spectrum;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.spectrum.Svd.Options;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.HalfStep;
import org.factorscope.algorithms.step.Place;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// Latent semantic indexing (Deerwester, Dumais, Furnas, Landauer and Harshman 1990): the best
/// approximation of each rank of weighted counts of terms in documents, X ≈ U_k Σ_k V_kᵀ.
///
/// ```
/// add-layer:  X_k = X_{k−1} + σ_k u_k v_kᵀ
/// ```
///
/// One iteration is one layer, one dimension of the space; what falls is ‖X − X_k‖_F². Terms lie at
/// the rows of U_k Σ_k, documents at the rows of V_k Σ_k; [FoldIn] places what is new. States, cost
/// and choices are those of [Svd].
public final class Lsi implements Algorithm<TermDocuments, Options, State> {
  private static final HalfStep<TermDocuments, Options, State> ADD_LAYER =
      HalfStep.of(
          "add-layer", (run, state, place) -> Svd.withNextLayer(run.problem().space(), state));

  private static final List<StateVariable<TermDocuments, Options, State>> VARIABLES =
      List.of(
          // The columns belong to the problem; what the state keeps is X_k.
          StateVariable.written(
              "U", (run, state) -> Svd.left(run.problem().space(), state), State::bytes),
          StateVariable.computed("S", (run, state) -> Svd.values(run.problem().space(), state)),
          StateVariable.computed("V", (run, state) -> Svd.right(run.problem().space(), state)));

  private static final List<Claim<TermDocuments, Options, State>> CLAIMS =
      List.of(
          Claim.promised(
              "residual-never-rises",
              step -> Svd.neverRises(step.run().problem().space(), step.before(), step.after())),
          Claim.promised(
              "residual-is-the-tail",
              step -> Svd.residualIsTail(step.run().problem().space(), step.after())),
          Claim.promised(
              "factors-are-orthonormal",
              step -> Svd.factorsAreOrthonormal(step.run().problem().space(), step.after())),
          Claim.promised("fold-in-returns-row", Lsi::foldInReturnsRow),
          Claim.promised("full-rank-is-plain-cosine", Lsi::fullRankIsPlainCosine).atRest(),
          Claim.notPromised("strangers-stay-apart", Lsi::strangersStayApart).atRest(),
          Claim.notPromised("no-negative-counts", Lsi::noNegativeCounts));

  private static final double ROUNDING = 1e-12;

  /// Two words with a cosine above this are near.
  private static final double NEAR = 0.5;

  /// Pairs are looked for among this many first terms.
  private static final int MOST_TERMS = 40;

  @Override
  public List<HalfStep<TermDocuments, Options, State>> halfSteps(Options options) {
    return List.of(ADD_LAYER);
  }

  @Override
  public List<StateVariable<TermDocuments, Options, State>> variables(Options options) {
    return VARIABLES;
  }

  @Override
  public State start(Run<TermDocuments, Options> run) {
    return Svd.at(run.problem().space(), 0);
  }

  @Override
  public Optional<HalfStep<TermDocuments, Options, State>> next(
      Run<TermDocuments, Options> run, State state, Place place) {
    return Svd.isComplete(run.problem().space(), run.options(), state)
        ? Optional.empty()
        : Optional.of(ADD_LAYER);
  }

  /// A smaller rank takes the dimensions above it off again.
  @Override
  public State reconsidered(Run<TermDocuments, Options> run, State state) {
    return Svd.reconsidered(run.problem().space(), run.options(), state);
  }

  @Override
  public OptionalDouble objective(Run<TermDocuments, Options> run, State state) {
    return OptionalDouble.of(state.objective());
  }

  @Override
  public Map<String, Double> measures(Run<TermDocuments, Options> run, State state) {
    return Svd.measures(run.problem().space(), state);
  }

  @Override
  public Optional<StopReason> stopReason(Transition<TermDocuments, Options, State> last) {
    return Svd.isComplete(last.run().problem().space(), last.run().options(), last.after())
        ? Optional.of(StopReason.COMPLETE)
        : Optional.empty();
  }

  @Override
  public List<Claim<TermDocuments, Options, State>> claims() {
    return CLAIMS;
  }

  /// One column a half-step: U_kᵀ x_j = Σ_k v_j, which is q̂ = v_j without a division by zero.
  private static Verdict foldInReturnsRow(Transition<TermDocuments, Options, State> step) {
    TermDocuments documents = step.run().problem();
    int dimensions = step.after().layers();
    if (dimensions == 0) {
      return Verdict.NOT_YET;
    }
    int j = step.place().step() % documents.matrix().numCols;
    double[] folded = FoldIn.place(documents.space(), dimensions, documents.weights(j));
    double[] there = documents.document(j, dimensions);
    double deviation = 0;
    for (int k = 0; k < folded.length; k++) {
      deviation = Math.max(deviation, Math.abs(folded[k] - there[k]));
    }
    return Verdict.within(deviation, ROUNDING * scale(documents));
  }

  /// Of the first document with all others, asked when there is no dimension left to add.
  private static Verdict fullRankIsPlainCosine(Transition<TermDocuments, Options, State> step) {
    TermDocuments documents = step.run().problem();
    int dimensions = step.after().layers();
    double[] first = documents.weights(0);
    double least = ROUNDING * scale(documents);
    // A column of rounding has no direction.
    if (dimensions < documents.space().layers() || !(length(first) > least)) {
      return Verdict.NOT_YET;
    }
    double deviation = 0;
    for (int j = 0; j < documents.matrix().numCols; j++) {
      double[] other = documents.weights(j);
      double plain = FoldIn.cosine(first, other);
      double latent =
          FoldIn.cosine(documents.document(0, dimensions), documents.document(j, dimensions));
      deviation = length(other) > least ? Math.max(deviation, Math.abs(plain - latent)) : deviation;
    }
    return Verdict.within(deviation, 1e-6);
  }

  private static Verdict strangersStayApart(Transition<TermDocuments, Options, State> step) {
    TermDocuments documents = step.run().problem();
    int dimensions = step.after().layers();
    if (dimensions == 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj x = documents.space().matrix();
    double nearest = 0;
    int terms = Math.min(MOST_TERMS, x.numRows);
    for (int a = 0; a < terms; a++) {
      for (int b = 0; b < a; b++) {
        if (!meet(x, a, b)) {
          double cosine =
              FoldIn.cosine(documents.term(a, dimensions), documents.term(b, dimensions));
          nearest = Math.max(nearest, cosine);
        }
      }
    }
    return Verdict.within(nearest, NEAR);
  }

  private static boolean meet(DMatrixRMaj x, int a, int b) {
    for (int j = 0; j < x.numCols; j++) {
      if (x.get(a, j) != 0 && x.get(b, j) != 0) {
        return true;
      }
    }
    return false;
  }

  private static Verdict noNegativeCounts(Transition<TermDocuments, Options, State> step) {
    if (step.after().layers() == 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj approximation = step.after().approximation();
    double lowest = 0;
    for (int i = 0; i < approximation.getNumElements(); i++) {
      lowest = Math.min(lowest, approximation.data[i]);
    }
    return Verdict.within(-lowest, ROUNDING * scale(step.run().problem()));
  }

  private static double scale(TermDocuments documents) {
    return documents.space().value(0) + Double.MIN_NORMAL;
  }

  private static double length(double[] numbers) {
    double length = 0;
    for (double number : numbers) {
      length = StrictMath.hypot(length, number);
    }
    return length;
  }
}
