package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class RunSummaryTest {
  /// They are not checked after every half-step, so the end speaks for them.
  @Test
  void claimsThatAreCheckedAtRestAreSaidToHoldOrFailAtTheEnd() {
    CommandRun held = CommandRun.of("run", "svd", "--data", "iris");
    assertEquals(0, held.status(), held.err());
    assertTrue(held.out().contains("‖A − Aₖ‖₂ = σₖ₊₁: held at the end"), held.out());
    CommandRun failed = CommandRun.of("run", "lsi");
    assertTrue(
        failed.out().contains("Words that never meet stay apart: failed at the end"), failed.out());
  }
}
