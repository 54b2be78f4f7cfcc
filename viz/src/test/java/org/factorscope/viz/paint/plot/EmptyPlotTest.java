package org.factorscope.viz.paint.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.factorscope.viz.paint.Drawn;
import org.factorscope.viz.paint.ground.Look;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Tone;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;

class EmptyPlotTest {
  private static PlotPanel curve(Axis x, Axis y, double... values) {
    double[] positions = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      positions[i] = i;
    }
    Layer line = new Layer.Line("", positions, values, Tone.ACCENT, Layer.LineStyle.SOLID);
    Layer playhead =
        new Layer.Rule(Layer.Orientation.VERTICAL, 0, "", Tone.ACCENT, Layer.LineStyle.SOLID);
    return PlotPanel.named("curve").title("Error").x(x).y(y).add(line).add(playhead).build();
  }

  private static PlotPicture picture(PlotPanel panel, SteadyRanges ranges) {
    return PlotPicture.of(panel, Zoom.NONE, ranges, new Look(Theme.light(), 1), 400, 300);
  }

  private static PlotFrame frame(PlotPanel panel) {
    return picture(panel, new SteadyRanges()).frame();
  }

  @Test
  void anAxisWithoutAnyValueHasNoNumbers() {
    PlotFrame linear = frame(curve(Axis.of("half-step"), Axis.of("error"), Double.NaN));
    assertEquals(Ticks.NONE, linear.yTicks());
    assertFalse(linear.xTicks().list().isEmpty(), "the playhead is at 0");
    PlotFrame logarithmic = frame(curve(Axis.of("x"), Axis.logarithmic("error"), 0, -1));
    assertEquals(Ticks.NONE, logarithmic.yTicks());
  }

  @Test
  void anAxisWithARangeOrNamesOfItsOwnKeepsThem() {
    Axis fixed = Axis.of("share", 0, 1);
    assertFalse(frame(curve(Axis.of("x"), fixed)).yTicks().list().isEmpty());
    Axis named = Axis.named("word", List.of("sea", "boat"));
    assertEquals(
        List.of("sea", "boat"),
        frame(curve(Axis.of("x"), named)).yTicks().list().stream().map(Ticks.Tick::label).toList());
  }

  @Test
  void aPlotWithoutValuesSaysWhatIsStillToCome() {
    Axis x = Axis.of("half-step");
    PlotPanel empty = curve(x, Axis.of("mean error"), Double.NaN);
    assertEquals("Still to come: mean error", EmptyNote.text(empty));
    assertEquals("Still to come: Error", EmptyNote.text(curve(x, Axis.of(""), Double.NaN)));
    for (Drawn drawn :
        List.of(
            Drawn.fast(empty, Theme.light(), 400, 300, 1),
            Drawn.reference(empty, Theme.light(), 400, 300))) {
      assertTrue(inkInTheMiddle(drawn) > 100, "a line of text");
    }
    PlotPanel full = curve(x, Axis.of("mean error", 0, 3), 3, 3);
    assertEquals(0, inkInTheMiddle(Drawn.fast(full, Theme.light(), 400, 300, 1)));
  }

  /// How many pixels around the middle are not as the background.
  private static int inkInTheMiddle(Drawn drawn) {
    int count = 0;
    for (int y = 120; y < 170; y++) {
      for (int x = 150; x < 280; x++) {
        int surface = Theme.light().surface().getRGB();
        count += Drawn.isClose(drawn.rgb(x, y), surface, 60) ? 0 : 1;
      }
    }
    return count;
  }

  @Test
  void aPlaceInAPlotWithoutValuesHasNoCoordinates() {
    PlotPicture picture =
        picture(curve(Axis.of("half-step"), Axis.of("error"), Double.NaN), new SteadyRanges());
    assertTrue(picture.dataAt(200, 100).isEmpty());
    assertTrue(picture.dataNear(200, 100).isEmpty());
  }

  @Test
  void theFirstValuesGiveTheAxisItsRange() {
    SteadyRanges ranges = new SteadyRanges();
    Axis x = Axis.of("half-step");
    Axis y = Axis.of("error");
    assertTrue(picture(curve(x, y, Double.NaN), ranges).frame().isEmpty());
    PlotFrame later = picture(curve(x, y, 400, 500), ranges).frame();
    assertFalse(later.isEmpty());
    assertTrue(later.yScale().range().from() > 300, later.yScale().toString());
  }
}
