package org.factorscope.algorithms.completion;

import java.util.List;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.algorithms.stepped.Claim;
import org.factorscope.algorithms.stepped.Transition;

/// What the theory says of exact recovery. Each speaks of the cell that was computed last.
final class RecoveryClaims {
  private RecoveryClaims() {}

  private static final double ROUNDING = 1e-9;

  static final List<Claim<RecoveryState>> ALL =
      List.of(
          Claim.promised(
              "no-recovery-below-the-degrees-of-freedom",
              "Fewer entries than 2nk − k²: no recovery",
              RecoveryClaims::noneBelow),
          Claim.promised(
              "empty-rows-stay-hidden",
              "Error ≥ what rows and columns without entries hide",
              RecoveryClaims::hiddenStaysHidden),
          Claim.notPromised(
              "twice-the-degrees-of-freedom-suffice",
              "Twice 2nk − k² entries: always recovered",
              RecoveryClaims::twiceSuffices),
          Claim.notPromised(
              "more-entries-never-hurt",
              "More entries: recovered at least as often",
              RecoveryClaims::moreNeverHurt));

  private static List<RecoveryTrial> lastCell(Transition<RecoveryState> transition) {
    int last = transition.after().last();
    return last < 0 || transition.before() == null
        ? List.of()
        : transition.after().cells().get(last);
  }

  private static int degreesOfFreedom(RecoveryState state) {
    return state.options().degreesOfFreedom(RecoveryOptions.rank(state.last()));
  }

  private static Verdict noneBelow(Transition<RecoveryState> transition) {
    List<RecoveryTrial> trials = lastCell(transition);
    if (trials.isEmpty()) {
      return Verdict.NOT_YET;
    }
    int needed = degreesOfFreedom(transition.after());
    long below = trials.stream().filter(trial -> trial.known() < needed).count();
    long recovered =
        trials.stream().filter(trial -> trial.known() < needed && trial.isRecovered()).count();
    return below == 0 ? Verdict.NOT_YET : Verdict.within((double) recovered, 0);
  }

  private static Verdict hiddenStaysHidden(Transition<RecoveryState> transition) {
    double worst = Double.NEGATIVE_INFINITY;
    for (RecoveryTrial trial : lastCell(transition)) {
      worst = trial.hidden() > 0 ? Math.max(worst, trial.hidden() - trial.error()) : worst;
    }
    return worst == Double.NEGATIVE_INFINITY ? Verdict.NOT_YET : Verdict.within(worst, ROUNDING);
  }

  private static Verdict twiceSuffices(Transition<RecoveryState> transition) {
    int needed = transition.after().last() < 0 ? 0 : 2 * degreesOfFreedom(transition.after());
    List<RecoveryTrial> enough =
        lastCell(transition).stream().filter(trial -> trial.known() >= needed).toList();
    long failed = enough.stream().filter(trial -> !trial.isRecovered()).count();
    return enough.isEmpty() ? Verdict.NOT_YET : Verdict.within((double) failed, 0);
  }

  private static Verdict moreNeverHurt(Transition<RecoveryState> transition) {
    RecoveryState state = transition.after();
    if (lastCell(transition).isEmpty() || state.last() % RecoveryOptions.SHARES == 0) {
      return Verdict.NOT_YET;
    }
    double fall = state.success(state.last() - 1) - state.success(state.last());
    return Double.isNaN(fall) ? Verdict.NOT_YET : Verdict.within(fall, 0);
  }
}
