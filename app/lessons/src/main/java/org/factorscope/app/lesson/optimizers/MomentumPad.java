package org.factorscope.app.lesson.optimizers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.factorscope.algorithms.optimizers.HeavyBall;
import org.factorscope.algorithms.optimizers.Landscape;
import org.factorscope.algorithms.optimizers.Nesterov;
import org.factorscope.algorithms.optimizers.OptimizerRace.Options;
import org.factorscope.algorithms.optimizers.OptimizerRace.Racer;
import org.factorscope.algorithms.optimizers.OptimizerRace.State;
import org.factorscope.algorithms.optimizers.Recurrence.Regime;
import org.factorscope.algorithms.optimizers.UpdateRule;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.Levels;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The plane of step and momentum of one method, with what the curvatures at its racer's place make
/// of them: how many digits an update gains, and the regimes. On a quadratic the curvatures are the
/// same everywhere; elsewhere the pad is a local picture, and changes as the racer moves.
///
/// @param curvatures of f at the racer's place, ascending
/// @param drawn those of them that an optimizer can settle in
/// @param widest step of the axis
@SuppressWarnings("ArrayRecordComponent") // Two numbers each, never compared.
record MomentumPad(
    LessonView<Landscape, Options, State> view,
    Racer racer,
    UpdateRule.Linear rule,
    double[] curvatures,
    double[] drawn,
    double widest) {
  private static final int GRID = 121;
  private static final int BISECTIONS = 40;

  /// Digits of the error that an update gains; below 0 it loses some.
  private static final double[] DIGITS = {
    0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1
  };

  /// A curvature that counts as none, relative to the largest.
  private static final double FLAT = 1e-9;

  static Panel of(LessonView<Landscape, Options, State> view, Racer racer) {
    UpdateRule.Linear rule = (UpdateRule.Linear) view.options().rule(racer);
    double[] curvatures = view.problem().curvatures(view.state().lane(racer).place());
    double stable = (racer == Racer.NESTEROV ? 2.1 : 4.1) / Math.max(curvatures[1], 1e-3);
    double widest = roundedUp(Math.max(stable, rule.step()));
    return new MomentumPad(view, racer, rule, curvatures, upwards(curvatures), widest).panel();
  }

  /// The curvatures that are positive; a flat direction has nowhere to go, and along one that
  /// curves downwards no setting stays. All of them if none is positive.
  private static double[] upwards(double[] curvatures) {
    double[] up = Arrays.stream(curvatures).filter(c -> c > FLAT * curvatures[1]).toArray();
    return up.length == 0 || curvatures[1] <= 0 ? curvatures : up;
  }

  /// The next 1, 1.5, 2, 3 or 5 times a power of ten, so that the axis rarely changes.
  private static double roundedUp(double value) {
    double unit = StrictMath.pow(10, Math.floor(StrictMath.log10(value)));
    return Arrays.stream(new double[] {1, 1.5, 2, 3, 5, 10})
        .map(factor -> factor * unit)
        .filter(round -> round >= value)
        .findFirst()
        .orElse(value);
  }

  private UpdateRule.Linear at(double step, double momentum) {
    return racer == Racer.NESTEROV ? new Nesterov(step, momentum) : new HeavyBall(step, momentum);
  }

  private Panel panel() {
    boolean saddle = curvatures[0] < -FLAT * Math.abs(curvatures[1]);
    double[] steps = Levels.places(0, widest, GRID);
    double[] momenta = Levels.places(0, 1, GRID);
    boolean quadratic = view.problem().function() == Landscape.Function.QUADRATIC;
    String regime = rule.regime(curvatures).name().toLowerCase(Locale.ROOT);
    Plot plot =
        Plot.of(view, "pad")
            .saying(
                saddle ? "saddle" : quadratic ? "everywhere" : "here",
                view.words().say(racer.id()),
                Numbers.brief(curvatures[0]),
                Numbers.brief(curvatures[1]),
                view.words().say(regime))
            .x(Axis.of(view.words().say("step"), 0, widest))
            .y(Axis.of(view.words().say("momentum"), 0, 1))
            .add(Levels.of(this::digits, steps, momenta, DIGITS))
            .add(border(Regime.OSCILLATES, Tone.WARNING), border(Regime.MONOTONE, Tone.INK))
            .add(label(0.84, 0.12, "diverges"), label(0.4, 0.86, "oscillates"))
            .add(label(0.06, 0.04, "monotone"));
    Handle handle = new Handle(racer.id() + "-step", 0, view.words().say("pad-handle"));
    Layer.Marker marker =
        new Layer.Marker(
            rule.step(),
            rule.momentum(),
            view.words().say("short-" + racer.id()),
            Tone.ofClass(racer.index()),
            handle,
            Role.FACTOR,
            racer.index());
    return plot.add(new Layer.Markers(List.of(marker))).panel();
  }

  private double digits(double step, double momentum) {
    return -StrictMath.log10(Math.max(Double.MIN_NORMAL, at(step, momentum).rate(drawn)));
  }

  /// For each momentum the longest step whose regime is not worse than `worst`: regimes only get
  /// worse as the step grows.
  private Layer border(Regime worst, Tone tone) {
    double[] momenta = Levels.places(0, 1, GRID);
    double[] steps = new double[GRID];
    for (int i = 0; i < GRID; i++) {
      double bad = widest;
      for (int k = 0; k < BISECTIONS; k++) {
        double middle = (steps[i] + bad) / 2;
        if (at(middle, momenta[i]).regime(drawn).compareTo(worst) <= 0) {
          steps[i] = middle;
        } else {
          bad = middle;
        }
      }
    }
    return new Layer.Line("", steps, momenta, tone, Layer.LineStyle.SOLID);
  }

  private Layer label(double share, double momentum, String regime) {
    return new Layer.Label(share * widest, momentum, view.words().say(regime), Tone.INK);
  }
}
