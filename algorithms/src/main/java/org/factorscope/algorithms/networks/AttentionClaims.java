package org.factorscope.algorithms.networks;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.networks.Attention.Options;
import org.factorscope.algorithms.networks.Attention.State;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Transition;
import org.factorscope.algorithms.step.Verdict;

/// What the theory says of attention.
final class AttentionClaims {
  static final List<Claim<Tokens, Options, State>> ALL =
      List.of(
          Claim.promised("rows-sum-to-one", AttentionClaims::rowsSumToOne),
          Claim.promised("nothing-from-the-future", AttentionClaims::nothingFromTheFuture),
          Claim.<Tokens, Options, State>promised("tokens-are-a-set", AttentionClaims::tokensAreASet)
              .atRest(),
          Claim.promised("tokens-are-normalized", AttentionClaims::tokensAreNormalized),
          Claim.<Tokens, Options, State>promised(
                  "scores-have-rank-k", AttentionClaims::scoresHaveRankK)
              .atRest(),
          Claim.<Tokens, Options, State>notPromised(
                  "weights-have-rank-k", AttentionClaims::weightsHaveRankK)
              .atRest(),
          Claim.<Tokens, Options, State>notPromised(
                  "tokens-are-a-set-under-the-mask", AttentionClaims::tokensAreASetUnderTheMask)
              .atRest());

  /// Rounding of one operation.
  private static final double UNIT = 0x1p-52;

  /// Singular values of A below this are rounding: its rows sum to 1.
  private static final double NO_RANK = 1e-10;

  /// Differences up to so many roundings are not worth a verdict.
  private static final double SEEN = 1000;

  private AttentionClaims() {}

  private static boolean hasWeights(Transition<Tokens, Options, State> step) {
    return (step.made("normalize") || step.made("mix")) && Norms.isFinite(step.after().a());
  }

  private static Verdict rowsSumToOne(Transition<Tokens, Options, State> step) {
    if (!hasWeights(step)) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj sums = CommonOps_DDRM.sumRows(step.after().a(), null);
    double worst = 0;
    for (int i = 0; i < sums.numRows; i++) {
      worst = Math.max(worst, Math.abs(sums.data[i] - 1));
    }
    boolean isNegative = CommonOps_DDRM.elementMin(step.after().a()) < 0;
    return Verdict.within(isNegative ? 1 : worst, UNIT * (step.after().a().numCols + 2));
  }

  private static Verdict nothingFromTheFuture(Transition<Tokens, Options, State> step) {
    if (!step.run().options().isCausal() || !step.made("normalize")) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj a = step.after().a();
    double largest = 0;
    for (int row = 0; row < a.numRows; row++) {
      for (int j = row % a.numCols + 1; j < a.numCols; j++) {
        largest = Math.max(largest, Math.abs(a.get(row, j)));
      }
    }
    return Verdict.within(largest, 0);
  }

  private static Verdict tokensAreASet(Transition<Tokens, Options, State> step) {
    return step.run().options().isCausal() ? Verdict.NOT_YET : reversed(step);
  }

  /// Nothing is said if the tokens are equal but for rounding: no order of them can be seen.
  private static Verdict tokensAreASetUnderTheMask(Transition<Tokens, Options, State> step) {
    Verdict verdict = step.run().options().isCausal() ? reversed(step) : Verdict.NOT_YET;
    boolean isSeen =
        verdict.status() != Verdict.Status.NOT_YET && verdict.margin() > SEEN * rounding(step);
    return isSeen ? verdict : Verdict.NOT_YET;
  }

  /// A layer of the tokens in reverse order against the layer in reverse order. Each score is the
  /// same sum; only the sums over tokens have another order.
  private static Verdict reversed(Transition<Tokens, Options, State> step) {
    State state = step.after();
    if (!step.made("mix") || !Norms.isFinite(state.y())) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj there = Attention.layer(step.run(), state);
    DMatrixRMaj back = Attention.layer(step.run(), state.withX(upsideDown(state.x())));
    return Verdict.within(Norms.largestDifference(upsideDown(back), there), rounding(step));
  }

  /// Of a layer's sums over tokens.
  private static double rounding(Transition<Tokens, Options, State> step) {
    State state = step.after();
    double size = 0;
    for (int head = 0; head < step.run().options().heads(); head++) {
      size += CommonOps_DDRM.elementMaxAbs(state.mixed(head));
    }
    return 4 * UNIT * (state.x().numRows + 2) * size + Double.MIN_NORMAL;
  }

  private static DMatrixRMaj upsideDown(DMatrixRMaj x) {
    DMatrixRMaj turned = new DMatrixRMaj(x.numRows, x.numCols);
    for (int i = 0; i < x.numRows; i++) {
      CommonOps_DDRM.insert(Attention.rows(x, i, 1), turned, x.numRows - 1 - i, 0);
    }
    return turned;
  }

  /// From the second layer on: mean 0, and a variance of at most 1.
  private static Verdict tokensAreNormalized(Transition<Tokens, Options, State> step) {
    boolean isNormal = step.run().options().isResidual() && step.place().iteration() > 1;
    if (!isNormal || !step.made("score") || !Norms.isFinite(step.after().x())) {
      return Verdict.NOT_YET;
    }
    State before = step.before();
    DMatrixRMaj sum =
        before == null ? step.after().x() : CommonOps_DDRM.add(before.x(), before.y(), null);
    double rounding = 8 * UNIT * (sum.numCols + 2) * LayerNorm.cancellation(sum);
    return Verdict.within(LayerNorm.excess(step.after().x()), rounding);
  }

  /// Rounding may leave more, relative to the lengths of queries and keys.
  private static Verdict scoresHaveRankK(Transition<Tokens, Options, State> step) {
    Options options = step.run().options();
    State state = step.after();
    if (!step.made("score") || !Norms.isFinite(state.s())) {
      return Verdict.NOT_YET;
    }
    double lengths =
        Norms.frobenius(state.x())
            * Norms.frobenius(state.queries())
            * Norms.frobenius(state.x())
            * Norms.frobenius(state.keys())
            / (Math.sqrt(options.keys()) * options.temperature());
    double rounding = 8 * UNIT * (state.x().numCols + options.keys()) * lengths;
    double rest = nextSingularValue(step, state.s());
    return Double.isNaN(rest)
        ? Verdict.NOT_YET
        : Verdict.within(rest, rounding + Double.MIN_NORMAL);
  }

  /// Nothing is said if rounding of the scores decides the weights, as it does where scores are so
  /// large that tokens which are equal but for rounding get all or nothing.
  private static Verdict weightsHaveRankK(Transition<Tokens, Options, State> step) {
    if (!hasWeights(step) || isDecidedByRounding(step)) {
      return Verdict.NOT_YET;
    }
    double rest = nextSingularValue(step, step.after().a());
    return Double.isNaN(rest) ? Verdict.NOT_YET : Verdict.within(rest, NO_RANK);
  }

  private static boolean isDecidedByRounding(Transition<Tokens, Options, State> step) {
    DMatrixRMaj scores = step.after().s();
    double size = CommonOps_DDRM.elementMaxAbs(scores);
    return UNIT * size * step.after().x().numCols > NO_RANK;
  }

  /// Singular value k + 1 of a head, the largest of all heads; NaN if there are no more than k
  /// tokens.
  private static double nextSingularValue(
      Transition<Tokens, Options, State> step, DMatrixRMaj heads) {
    int k = step.run().options().keys();
    int count = step.after().x().numRows;
    double largest = Double.NaN;
    for (int head = 0; head < step.run().options().heads() && k < count; head++) {
      double value = ThinSvd.valuesOf(Attention.rows(heads, head * count, count))[k];
      largest = Double.isNaN(largest) ? value : Math.max(largest, value);
    }
    return largest;
  }
}
