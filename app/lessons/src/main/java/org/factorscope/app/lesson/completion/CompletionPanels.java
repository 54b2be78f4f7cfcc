package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Pictures that the lessons on completing a whole matrix share.
final class CompletionPanels {
  private CompletionPanels() {}

  /// Beyond this many dots of a kind a scatter says no more.
  private static final int MOST_DOTS = 1200;

  /// Matrices of the same colours, the known entries' own.
  record Blocks(CompletionProblem problem, ColorScale scale, Range limits) {
    static Blocks of(CompletionProblem problem) {
      Observations known = problem.known();
      Range limits = Range.AUTO;
      for (int e = 0; e < known.count(); e++) {
        limits = limits.including(known.byRow(e));
      }
      boolean isSigned = limits.from() < 0;
      return new Blocks(problem, isSigned ? ColorScale.DIVERGING : ColorScale.SEQUENTIAL, limits);
    }

    /// The known entries, with gaps.
    MatrixBlock known() {
      return block("M, known", problem.known().asMatrix(Double.NaN));
    }

    /// All entries, where somebody knows them.
    MatrixBlock truth() {
      DMatrixRMaj truth = problem.truth();
      return truth == null ? known() : block("M", truth);
    }

    /// A matrix whose entries in the gaps are guesses.
    MatrixBlock guess(String name, DMatrixRMaj matrix) {
      DMatrixRMaj marks = new DMatrixRMaj(matrix.numRows, matrix.numCols);
      for (int i = 0; i < matrix.numRows; i++) {
        Arrays.fill(marks.data, i * matrix.numCols, (i + 1) * matrix.numCols, 1);
        for (int e = problem.known().rowStart(i); e < problem.known().rowStart(i + 1); e++) {
          marks.set(i, problem.known().columnOf(e), 0);
        }
      }
      return block(name, matrix).withPredicted(marks);
    }

    /// The known entries beside a guess at all of them.
    Panel beside(String name, DMatrixRMaj matrix) {
      return new FactorPanel(
          "matrices",
          "Known and completed",
          "hatched: not known; marked: guessed",
          List.of(known(), guess(name, matrix)),
          List.of("≈"));
    }

    private MatrixBlock block(String name, DMatrixRMaj matrix) {
      return new MatrixBlock(name, matrix, scale, limits, Role.OBSERVATION, Role.FEATURE);
    }
  }

  /// Guess against truth, entry by entry; where the truth is not known, of the known entries alone.
  static Panel fit(CompletionProblem problem, DMatrixRMaj guess, String name) {
    List<double[]> known = new ArrayList<>();
    List<double[]> hidden = new ArrayList<>();
    DMatrixRMaj observed = problem.known().asMatrix(Double.NaN);
    DMatrixRMaj truth = problem.truth();
    Range range = Range.AUTO;
    for (int e = 0; e < observed.getNumElements(); e++) {
      double value = observed.data[e];
      if (!Double.isNaN(value)) {
        known.add(new double[] {value, guess.data[e]});
      } else if (truth != null) {
        value = truth.data[e];
        hidden.add(new double[] {value, guess.data[e]});
      }
      range = range.including(value);
    }
    double[] ends = {range.from(), range.to()};
    return new PlotPanel(
        "fit",
        "Guess against truth",
        truth == null
            ? "known entries; what belongs into the gaps nobody knows"
            : "discs: known entries; the others are hidden from the run",
        Axis.of("entry of M"),
        Axis.of("entry of " + name),
        PlotPanel.Aspect.FREE,
        PlotPanel.Scrubber.NO,
        List.of(
            new Layer.Line("", ends, ends, Tone.MUTED, Layer.LineStyle.DASHED),
            dots(known, 0),
            dots(hidden, 1)));
  }

  private static Layer dots(List<double[]> places, int group) {
    int stride = 1 + places.size() / MOST_DOTS;
    int count = (places.size() + stride - 1) / stride;
    double[] xs = new double[count];
    double[] ys = new double[count];
    int[] groups = new int[count];
    for (int i = 0; i < count; i++) {
      xs[i] = places.get(i * stride)[0];
      ys[i] = places.get(i * stride)[1];
      groups[i] = group;
    }
    return new Layer.Points(xs, ys, groups, null, Role.NONE);
  }

  /// The error on the hidden entries, where the truth is known.
  static List<Panel> hiddenError(LessonView<?, ?, ?> view, double now) {
    boolean isKnown =
        view.history().stream().anyMatch(record -> !Double.isNaN(hiddenError(record)));
    return isKnown
        ? List.of(
            new HistoryCurve(
                    "hidden",
                    "Hidden entries",
                    Double.isFinite(now) ? "off by " + Numbers.brief(100 * now) + " %" : "",
                    Axis.logarithmic("‖guess − M‖ / ‖M‖ in the gaps"),
                    view)
                .curve("", Tone.ofClass(1), CompletionPanels::hiddenError)
                .panel())
        : List.of();
  }

  private static double hiddenError(StepRecord record) {
    return record.measures().getOrDefault("hidden-error", Double.NaN);
  }

  /// A curve through the half-steps of one kind alone.
  static Layer curve(LessonView<?, ?, ?> view, String halfStep, Tone tone) {
    List<StepRecord> records =
        view.history().stream().filter(record -> record.halfStep().equals(halfStep)).toList();
    double[] xs = new double[records.size()];
    double[] ys = new double[records.size()];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = records.get(i).position();
      ys[i] = HistoryCurve.objective(records.get(i));
    }
    return new Layer.Line("", xs, ys, tone, Layer.LineStyle.SOLID);
  }

  /// The first few of a list of numbers, as in "12.3, 4.56, …".
  static String few(double[] values, int count) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < Math.min(count, values.length); k++) {
      text.append(k == 0 ? "" : ", ").append(Numbers.brief(values[k]));
    }
    return text.append(values.length > count ? ", …" : "").toString();
  }
}
