package org.factorscope.algorithms.optimizers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.optimizers.Landscape.Function;
import org.factorscope.algorithms.step.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormulaTest {
  private static final double X = 0.7;
  private static final double Y = -1.3;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1 + 2*3; 7",
        "2^3^2; 512",
        "-2^2; -4",
        "2^-1; 0.5",
        "(1 + 2)(3 + 4); 21",
        "6 / 2 / 3; 1",
        "6 − 2 − 3; 1",
        "3² + 2³; 17",
        "2x; 1.4",
        "2.5e1 x; 17.5",
        "x y; -0.91",
        "x·y ÷ y; 0.7",
        "abs(y) + sqrt(4); 3.3",
        "log(exp(x)); 0.7",
        "sin(pi/2) + cos(0); 2",
        "log(e); 1",
        "((((x)))); 0.7",
        "--x; 0.7",
      })
  void aFormulaIsReadAsOneWritesIt(String formula, double value) {
    assertEquals(value, Formula.of(formula).at(X, Y).value(), 1e-15 * Math.abs(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; column 1: a number",
        "x +; column 4: a number",
        "x + * y; column 5: a number",
        "(x + y; column 7: ')' is missing",
        "x + y); column 6: ')' has no meaning",
        "sin x; column 5: '(' is missing after sin",
        "x + tan(y); column 5: 'tan' is not known",
        "xy; column 1: 'xy' is not known",
        "x # y; column 3: '#' has no meaning",
        "1.2.3; column 4: '.' has no meaning",
      })
  void aMistakeIsNamedWithItsColumn(String formula, String sentence) {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> Formula.of(formula));
    assertTrue(String.valueOf(refused.getMessage()).contains(sentence), refused::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "ROSENBROCK; (1 - x)^2 + 100 (y - x^2)^2",
        "FACTORIZATION; (1 - x y)^2 / 2",
        "SADDLE; (x² − y²)/2 + y^4/4",
        "PL; x^2 + 3 sin(x)^2 + y^2 + 3 sin(y)^2",
      })
  void aTypedFunctionHasTheSlopesAndCurvaturesOfTheBuiltInOne(Function known, String formula) {
    Landscape typed = Landscape.own(formula, X, Y);
    Landscape builtIn = new Landscape(known, 1);
    DMatrixRMaj place = new DMatrixRMaj(new double[][] {{X}, {Y}});
    assertEquals(builtIn.value(X, Y), typed.value(X, Y), 1e-12);
    assertArrayEquals(builtIn.gradient(place).data, typed.gradient(place).data, 1e-11);
    assertArrayEquals(builtIn.curvatures(place), typed.curvatures(place), 1e-10);
    assertEquals(builtIn.smallest(), typed.smallest(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({
    "exp(x) / (1 + y^2)",
    "sqrt(x^2 + y^2)",
    "x^(2 + y)",
    "log(x) * cos(y)",
    "abs(x y)",
    "(x/y)^3",
  })
  void derivativesAgreeWithDifferences(String text) {
    Formula formula = Formula.of(text);
    Jet at = formula.at(X, Y);
    double h = 1e-5;
    Jet right = formula.at(X + h, Y);
    Jet left = formula.at(X - h, Y);
    Jet up = formula.at(X, Y + h);
    Jet down = formula.at(X, Y - h);
    assertEquals((right.value() - left.value()) / (2 * h), at.x(), 1e-8);
    assertEquals((up.value() - down.value()) / (2 * h), at.y(), 1e-8);
    assertEquals((right.x() - left.x()) / (2 * h), at.xx(), 1e-8);
    assertEquals((right.y() - left.y()) / (2 * h), at.xy(), 1e-8);
    assertEquals((up.y() - down.y()) / (2 * h), at.yy(), 1e-8);
  }

  /// √0 is infinitely steep, but not along a direction in which its argument stands still.
  @Test
  void whatStandsStillHasNoSlopeHoweverSteepTheFunction() {
    Jet root = Formula.of("sqrt(0) + x^1 + 0^2").at(0, 0);
    assertEquals(new Jet(0, 1, 0, 0, 0, 0), root);
  }

  @Test
  void theLowestValueIsFoundAmongSeveralMinima() {
    Landscape himmelblau = Landscape.own("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", 0, 0);
    assertEquals(0, himmelblau.smallest(), 1e-20);
    assertEquals(-2, Landscape.own("2 sin(x) + y^2", 3, 3).smallest(), 1e-12);
  }

  @Test
  void aFunctionWithoutAValueAtTheStartIsRefused() {
    InvalidInputException refused =
        assertThrows(InvalidInputException.class, () -> Landscape.own("log(x)", -1, 0));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("start (-1.0, 0.0)"), refused::toString);
  }
}
