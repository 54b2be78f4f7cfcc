package org.factorscope.app.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MarginTextTest {
  @Test
  void marginsHaveFewDigits() {
    assertEquals("−6.48", MarginText.of(-6.4812));
    assertEquals("2·10⁻¹³", MarginText.of(2.04e-13));
    assertEquals("−3·10⁷", MarginText.of(-2.9e7));
    assertEquals("0", MarginText.of(0));
    assertEquals("", MarginText.of(Double.NaN));
    assertEquals("∞", MarginText.of(Double.POSITIVE_INFINITY));
    assertEquals("120", MarginText.of(120.0));
  }
}
