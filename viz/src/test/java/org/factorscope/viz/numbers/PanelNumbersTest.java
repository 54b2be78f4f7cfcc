package org.factorscope.viz.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.numbers.PanelNumbers.NamedMatrix;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Tone;
import org.junit.jupiter.api.Test;

class PanelNumbersTest {
  private static final DMatrixRMaj W =
      new DMatrixRMaj(new double[][] {{1, -0.5}, {Double.NaN, 1.0 / 3}});

  @Test
  void aProductIsATableForEachMatrix() {
    FactorPanel panel =
        FactorPanel.named("factors")
            .block(
                MatrixBlock.of("X", new DMatrixRMaj(new double[][] {{7}}), ColorScale.SEQUENTIAL))
            .then("≈", MatrixBlock.of("W", W, ColorScale.SEQUENTIAL))
            .build();
    List<NumberTable> tables = PanelNumbers.of(panel);
    assertEquals(List.of("X", "W"), tables.stream().map(NumberTable::name).toList());
    assertEquals("1\t2\n1\t-0.5\n\t0.3333333333333333\n", tables.get(1).tsv());
    assertEquals(
        List.of("X", "W"), PanelNumbers.matrices(panel).stream().map(NamedMatrix::name).toList());
  }

  @Test
  void aCurveHasTheTitlesOfItsAxes() {
    PlotPanel panel =
        PlotPanel.named("objective")
            .x(Axis.of("half-step"))
            .y(Axis.of("J, all"))
            .add(
                new Layer.Line(
                    "J",
                    new double[] {0, 1},
                    new double[] {2.5, 1e-9},
                    Tone.INK,
                    Layer.LineStyle.SOLID))
            .build();
    List<NumberTable> tables = PanelNumbers.of(panel);
    assertEquals(1, tables.size());
    assertEquals("half-step,\"J, all\"\r\n0,2.5\r\n1,1.0E-9\r\n", tables.getFirst().csv());
  }

  @Test
  void namesCannotBreakATable() {
    NumberTable table =
        new NumberTable("t", List.of("a\tb", "say \"c\""), List.of(List.of("x\ny", "1,5")));
    assertEquals("a b\tsay \"c\"\nx y\t1,5\n", table.tsv());
    assertEquals("a\tb,\"say \"\"c\"\"\"\r\n\"x\ny\",\"1,5\"\r\n", table.csv());
  }

  @Test
  void aMatrixInLatexHasTheChosenDigits() {
    assertEquals(
        "\\left[\\begin{array}{rr}\n1 & -0.50 \\\\\n\\cdot & 0.33\n\\end{array}\\right]",
        new NamedMatrix("W", W).latex(2));
    assertEquals("0.333333", LatexNumber.of(1.0 / 3, 6));
    assertEquals("1.2 \\cdot 10^{-7}", LatexNumber.of(1.23e-7, 2));
    assertEquals("-4 \\cdot 10^{9}", LatexNumber.of(-4.04e9, 2));
    assertEquals("150", LatexNumber.of(150, 3));
    assertEquals("\\infty", LatexNumber.of(Double.POSITIVE_INFINITY, 3));
  }

  @Test
  void numbersReadBackToTheSameDouble() {
    for (double value : new double[] {0.1, -3, 1e300, 9.007199254740992e15, 4.9e-324, 1.0 / 3}) {
      assertEquals(value, Double.parseDouble(NumberTable.text(value)));
    }
  }
}
