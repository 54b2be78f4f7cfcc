package org.factorscope.algorithms.embeddings;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Objects;
import org.factorscope.algorithms.step.Algorithm;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.algorithms.step.Verdict;

/// The promised claims of a run.
final class Promises {
  private Promises() {}

  /// None fails at any position.
  static <P, O, S> void assertHold(Algorithm<P, O, S> algorithm, Timeline<P, O, S> run) {
    for (int p = 0; p <= run.end(); p++) {
      Map<String, Verdict> verdicts = run.verdictsAt(p);
      for (Claim<P, O, S> claim : algorithm.claims()) {
        Verdict verdict = Objects.requireNonNull(verdicts.get(claim.id()), claim.id());
        boolean isBroken =
            claim.promise() == Claim.Promise.PROMISED && verdict.status() == Verdict.Status.FAILS;
        assertFalse(isBroken, claim.id() + " at " + p + " off by " + verdict.margin());
      }
    }
  }
}
