package org.factorscope.viz.paint.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer.Heat;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.PlotPanel.Aspect;
import org.factorscope.viz.panel.PlotPanel.Scrubber;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatTest {
  @ParameterizedTest
  @ValueSource(ints = {300, 317, 355})
  void nothingShinesThroughBetweenSmallCells(int width) {
    double[] places = IntStream.range(0, 40).asDoubleStream().toArray();
    Heat heat = new Heat(places, places, 1, 1, new DMatrixRMaj(40, 40), new Range(0, 1));
    Axis axis = Axis.of("", 0, 39);
    PlotPanel panel =
        new PlotPanel("h", "", "", axis, axis, Aspect.FREE, Scrubber.NO, List.of(heat));
    Drawn drawn = Drawn.fast(panel, Theme.light(), width, 280, 1);
    int color = drawn.rgb(width / 2.0, 140);
    for (int y = 100; y < 180; y++) {
      for (int x = 100; x < 200; x++) {
        assertEquals(color, drawn.rgb(x, y), x + ", " + y);
      }
    }
  }
}
