package org.factorscope.algorithms.spectrum;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of latent semantic indexing.
final class LsiClaims {
  private LsiClaims() {}

  private static final double ROUNDING = 1e-9;

  /// Two words with a cosine above this are near.
  private static final double NEAR = 0.5;

  /// Pairs are looked for among this many first terms.
  private static final int MOST_TERMS = 40;

  static final List<Claim<LsiState>> ALL =
      List.of(
          inSpace(SvdClaims.NEVER_RISES),
          inSpace(SvdClaims.TAIL),
          inSpace(SvdClaims.ORTHONORMAL),
          Claim.promised(
              "fold-in-returns-row", "Folding in a column returns its row of V", LsiClaims::foldIn),
          Claim.promised(
              "full-rank-is-plain-cosine",
              "With all dimensions, cosines are those of X",
              LsiClaims::plainCosine),
          Claim.notPromised(
              "strangers-stay-apart",
              "Words that never meet stay apart",
              LsiClaims::strangersStayApart),
          Claim.notPromised(
              "no-negative-counts", "Xₖ has no negative entries", LsiClaims::noNegative));

  private static Claim<LsiState> inSpace(Claim<SvdState> claim) {
    return Claim.promised(
        claim.id(), claim.text(), transition -> claim.check().verdict(space(transition)));
  }

  private static Transition<SvdState> space(Transition<LsiState> transition) {
    LsiState before = transition.before();
    return new Transition<>(
        before == null ? null : before.space(), transition.phase(), transition.after().space());
  }

  /// One column a half-step: U_kᵀ x_j = S_k v_j, which is q̂ = v_j without a division by zero.
  private static Verdict foldIn(Transition<LsiState> transition) {
    LsiState state = transition.after();
    if (state.dimensions() == 0) {
      return Verdict.NOT_YET;
    }
    int j = state.step() % state.space().whole().matrix().numCols;
    double[] folded = FoldIn.place(state, column(state, j));
    double[] there = state.document(j);
    double deviation = 0;
    for (int k = 0; k < folded.length; k++) {
      deviation = Math.max(deviation, Math.abs(folded[k] - there[k]));
    }
    return Verdict.within(deviation, ROUNDING * scale(state));
  }

  /// Of the first document with all others, asked when there is no dimension left to add.
  private static Verdict plainCosine(Transition<LsiState> transition) {
    LsiState state = transition.after();
    if (state.dimensions() < state.space().whole().layers()) {
      return Verdict.NOT_YET;
    }
    double[] first = column(state, 0);
    double deviation = 0;
    for (int j = 0; j < state.space().whole().matrix().numCols; j++) {
      double plain = FoldIn.cosine(first, column(state, j));
      double latent = FoldIn.cosine(state.document(0), state.document(j));
      // A column of rounding has no direction.
      boolean isThere = length(column(state, j)) > ROUNDING * scale(state);
      deviation = isThere ? Math.max(deviation, Math.abs(plain - latent)) : deviation;
    }
    boolean isThere = length(first) > ROUNDING * scale(state);
    return isThere ? Verdict.within(deviation, 1e-6) : Verdict.NOT_YET;
  }

  private static Verdict strangersStayApart(Transition<LsiState> transition) {
    LsiState state = transition.after();
    if (state.dimensions() == 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj x = state.space().whole().matrix();
    double nearest = 0;
    int terms = Math.min(MOST_TERMS, x.numRows);
    for (int a = 0; a < terms; a++) {
      for (int b = 0; b < a; b++) {
        if (!meet(x, a, b)) {
          nearest = Math.max(nearest, FoldIn.cosine(state.term(a), state.term(b)));
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

  private static Verdict noNegative(Transition<LsiState> transition) {
    LsiState state = transition.after();
    if (state.dimensions() == 0) {
      return Verdict.NOT_YET;
    }
    DMatrixRMaj approximation = state.space().approximation();
    double lowest = 0;
    for (int i = 0; i < approximation.getNumElements(); i++) {
      lowest = Math.min(lowest, approximation.data[i]);
    }
    return Verdict.within(-lowest, ROUNDING * scale(state));
  }

  private static double scale(LsiState state) {
    return state.space().whole().value(0) + Double.MIN_NORMAL;
  }

  private static double[] column(LsiState state, int j) {
    DMatrixRMaj x = state.space().whole().matrix();
    double[] column = new double[x.numRows];
    for (int i = 0; i < column.length; i++) {
      column[i] = x.get(i, j);
    }
    return column;
  }

  private static double length(double[] numbers) {
    double length = 0;
    for (double number : numbers) {
      length = StrictMath.hypot(length, number);
    }
    return length;
  }
}
