package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.completion.RecoveryExample;
import org.factorscope.algorithms.completion.RecoveryOptions;
import org.factorscope.algorithms.completion.RecoveryState;
import org.factorscope.algorithms.completion.RecoveryTrial;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pictures of the experiments on recovery.
final class RecoveryPanels {
  /// Fractions known are shown in percent.
  static final double PERCENT = 100;

  private static final double CELL = 10;
  private static final int CURVE_POINTS = 60;

  private RecoveryPanels() {}

  static List<Panel> of(LessonView<?, ?, RecoveryState> view) {
    RecoveryState state = view.state();
    return List.of(grid(state), border(state), error(state), matrices(state), objective(view));
  }

  private static Panel grid(RecoveryState state) {
    RecoveryOptions options = state.options();
    double[] ranks = new double[options.ranks()];
    for (int k = 0; k < ranks.length; k++) {
      ranks[k] = k + 1;
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Heat(shares(), ranks, CELL, 1, state.success(), new Range(0, 1)));
    layers.add(numbersNeeded("2nk − k²", options, 1, Layer.LineStyle.SOLID));
    layers.add(numbersNeeded("twice that", options, 2, Layer.LineStyle.DASHED));
    layers.addAll(outline(state));
    if (state.next() >= 0) {
      layers.add(new Layer.Markers(List.of(next(state.next()))));
    }
    return new PlotPanel(
        "grid",
        "Share recovered",
        state.filled() + " of " + options.cells() + " cells; drag the next one",
        Axis.of("entries known, %", CELL / 2, CELL * (RecoveryOptions.SHARES + 0.5)),
        new Axis(
            "rank k", Axis.Scale.LINEAR, new Range(0.5, options.ranks() + 0.5), names(options)),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static List<String> names(RecoveryOptions options) {
    List<String> names = new ArrayList<>(List.of(""));
    for (int k = 1; k <= options.ranks(); k++) {
      names.add(String.valueOf(k));
    }
    return names;
  }

  private static double[] shares() {
    double[] shares = new double[RecoveryOptions.SHARES];
    for (int c = 0; c < shares.length; c++) {
      shares[c] = PERCENT * RecoveryOptions.share(c);
    }
    return shares;
  }

  /// How many numbers a matrix of rank k is made of, in percent of its entries, as a curve over k.
  private static Layer numbersNeeded(
      String name, RecoveryOptions options, int times, Layer.LineStyle style) {
    double[] xs = new double[CURVE_POINTS + 1];
    double[] ys = new double[CURVE_POINTS + 1];
    double n = options.size();
    for (int i = 0; i <= CURVE_POINTS; i++) {
      double k = 0.5 + options.ranks() * (double) i / CURVE_POINTS;
      ys[i] = k;
      xs[i] = PERCENT * times * k * (2 * n - k) / (n * n);
    }
    return new Layer.Line(name, xs, ys, Tone.WARNING, style);
  }

  /// Around the cell that was computed last.
  private static List<Layer> outline(RecoveryState state) {
    if (state.last() < 0) {
      return List.of();
    }
    double x = PERCENT * RecoveryOptions.share(state.last());
    double k = RecoveryOptions.rank(state.last());
    double[] xs = {x - CELL / 2, x + CELL / 2, x + CELL / 2, x - CELL / 2, x - CELL / 2};
    double[] ys = {k - 0.5, k - 0.5, k + 0.5, k + 0.5, k - 0.5};
    return List.of(new Layer.Line("", xs, ys, Tone.ACCENT, Layer.LineStyle.SOLID));
  }

  private static Layer.Marker next(int cell) {
    return new Layer.Marker(
        PERCENT * RecoveryOptions.share(cell),
        RecoveryOptions.rank(cell),
        "?",
        Tone.ACCENT,
        new Handle("next", 0, "next cell"),
        Role.NONE,
        0);
  }

  /// Every rank's share by what is known, beside the numbers it is made of.
  private static Panel border(RecoveryState state) {
    List<Layer> layers = new ArrayList<>();
    double n = state.options().size();
    for (int k = 1; k <= state.options().ranks(); k++) {
      Tone tone = Tone.ofClass(k - 1);
      double[] ys = new double[RecoveryOptions.SHARES];
      for (int c = 0; c < ys.length; c++) {
        ys[c] = state.success((k - 1) * RecoveryOptions.SHARES + c);
      }
      double needed = PERCENT * state.options().degreesOfFreedom(k) / (n * n);
      layers.add(
          new Layer.Rule(Layer.Orientation.VERTICAL, needed, "", tone, Layer.LineStyle.DOTTED));
      layers.add(new Layer.Line("k = " + k, shares(), ys, tone, Layer.LineStyle.SOLID));
    }
    return new PlotPanel(
        "border",
        "From lost to found",
        "dotted: 2nk − k² entries",
        Axis.of("entries known, %", 0, CELL * (RecoveryOptions.SHARES + 0.5)),
        Axis.of("share recovered", -0.03, 1.05),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        layers);
  }

  private static Panel error(RecoveryState state) {
    RecoveryExample example = state.example();
    double[] errors = example.errors();
    double[] xs = new double[errors.length];
    for (int t = 0; t < xs.length; t++) {
      xs[t] = t + 1;
    }
    return new PlotPanel(
        "error",
        "The last trial",
        state.last() < 0 ? "not tried yet" : outcome(example.trial()),
        Axis.of("iteration of the solver", 0, state.options().solver().iterations()),
        Axis.logarithmic("‖guess − M‖ / ‖M‖"),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Rule(
                Layer.Orientation.HORIZONTAL,
                RecoveryTrial.RECOVERED,
                "recovered below",
                Tone.WARNING,
                Layer.LineStyle.DASHED),
            new Layer.Rule(Layer.Orientation.HORIZONTAL, 1, "", Tone.MUTED, Layer.LineStyle.DOTTED),
            new Layer.Line("", xs, errors, Tone.INK, Layer.LineStyle.SOLID)));
  }

  private static String outcome(RecoveryTrial trial) {
    return (trial.isRecovered() ? "recovered" : "lost")
        + ", off by "
        + Numbers.brief(PERCENT * trial.error())
        + " %";
  }

  private static Panel matrices(RecoveryState state) {
    RecoveryExample example = state.example();
    CompletionPanels.Blocks blocks = CompletionPanels.Blocks.of(example.problem());
    return new FactorPanel(
        "matrices",
        "Known, guessed, true",
        "of the last trial; hatched or grey: not known",
        List.of(blocks.known(), blocks.guess("guess", example.guess()), blocks.truth()),
        List.of("→", "≈"));
  }

  private static Panel objective(LessonView<?, ?, RecoveryState> view) {
    return new HistoryCurve(
            "objective",
            "Recovered so far",
            "of all trials",
            Axis.of("fraction recovered", 0, 1.05),
            view)
        .curve("", Tone.INK, HistoryCurve::objective)
        .panel();
  }
}
