package org.factorscope.app.lesson.completion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.completion.CompletionProblem;
import org.factorscope.algorithms.completion.Observations;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.picture.Factors;
import org.factorscope.app.lesson.picture.HistoryCurve;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// What the lessons on completing a whole matrix share: the problem that data pose, the matrices in
/// the colours of the known entries, guess against truth, and the error in the gaps.
record CompletionPictures(CompletionProblem problem, ColorScale scale, Range limits) {
  /// n·m·min(n, m) above which a half-step takes more than about a second.
  private static final double MAX_WORK = 3e8;

  /// Beyond this many dots of a kind a scatter says no more.
  private static final int MAX_DOTS = 1200;

  private static final double PERCENT = 100;

  /// Data as a problem for algorithms that decompose the whole matrix in every half-step.
  ///
  /// @throws InvalidInputException if nothing is known or the matrix is too large
  static CompletionProblem problem(Dataset data) {
    double n = data.rows();
    double m = data.dimension();
    if (n * m * Math.min(n, m) > MAX_WORK) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "A matrix of %d × %d is too large to be decomposed in every half-step; choose fewer"
                  + " columns, or open it in alternating least squares.",
              data.rows(),
              data.dimension()));
    }
    return CompletionProblem.of(Observations.of(data.values()), data.truth());
  }

  static CompletionPictures of(CompletionProblem problem) {
    Observations known = problem.known();
    Range limits = Range.AUTO;
    for (int e = 0; e < known.count(); e++) {
      limits = limits.including(known.byRow(e));
    }
    boolean isSigned = limits.from() < 0;
    ColorScale scale = isSigned ? ColorScale.DIVERGING : ColorScale.SEQUENTIAL;
    return new CompletionPictures(problem, scale, limits);
  }

  /// The known entries, with gaps.
  MatrixBlock known(String name) {
    return block(name, problem.known().asMatrix(Double.NaN));
  }

  /// All entries if somebody knows them, otherwise the known ones.
  MatrixBlock truth(String name) {
    DMatrixRMaj truth = problem.truth();
    return truth == null ? known(name) : block(name, truth);
  }

  /// A matrix whose entries in the gaps are guesses.
  MatrixBlock guess(String name, DMatrixRMaj matrix) {
    DMatrixRMaj marks = new DMatrixRMaj(matrix.numRows, matrix.numCols);
    Observations known = problem.known();
    Arrays.fill(marks.data, 1);
    for (int i = 0; i < matrix.numRows; i++) {
      for (int e = known.rowStart(i); e < known.rowStart(i + 1); e++) {
        marks.set(i, known.columnOf(e), 0);
      }
    }
    return block(name, matrix).withPredicted(marks);
  }

  private MatrixBlock block(String name, DMatrixRMaj matrix) {
    return new MatrixBlock(name, matrix, scale, limits, Role.OBSERVATION, Role.FEATURE);
  }

  /// The known entries beside a guess at all of them.
  Panel matrices(LessonView<?, ?, ?> view, String name, DMatrixRMaj matrix) {
    return Factors.of(view, "matrices")
        .block(known(view.words().say("matrices.known")))
        .then("≈", guess(name, matrix))
        .panel();
  }

  /// Guess against truth, entry by entry; if the truth is not known, of the known entries alone.
  Panel fit(LessonView<?, ?, ?> view, String name, DMatrixRMaj guess) {
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
    return Plot.of(view, "fit")
        .saying(truth == null ? "known" : "judged")
        .x(Axis.of(view.words().say("fit.axis", "M")))
        .y(Axis.of(view.words().say("fit.axis", name)))
        .add(new Layer.Line("", ends, ends, Tone.MUTED, Layer.LineStyle.DASHED))
        .add(dots(known, 0), dots(hidden, 1))
        .panel();
  }

  private static Layer dots(List<double[]> places, int group) {
    int stride = 1 + places.size() / MAX_DOTS;
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

  /// The error on the hidden entries, if the truth is known; from the start on, for a panel that
  /// comes with the first half-step would move all others.
  static List<Panel> hiddenError(LessonView<CompletionProblem, ?, ?> view, double now) {
    return view.problem().isTruthKnown()
        ? List.of(
            new HistoryCurve(
                    "hidden",
                    view.words().panel("hidden"),
                    Double.isFinite(now)
                        ? view.words().say("hidden.off", Numbers.brief(PERCENT * now))
                        : view.words().subtitle("hidden"),
                    Axis.logarithmic(view.words().say("hidden.axis")),
                    view)
                .curve("", Tone.ofClass(1), CompletionPictures::hiddenError)
                .panel())
        : List.of();
  }

  private static double hiddenError(StepRecord record) {
    return record.measure("hidden-error");
  }

  /// The objective after the half-steps of one kind alone.
  static Layer objectiveAfter(LessonView<?, ?, ?> view, String halfStep) {
    List<StepRecord> records =
        view.history().stream().filter(record -> record.halfStep().equals(halfStep)).toList();
    double[] xs = records.stream().mapToDouble(StepRecord::position).toArray();
    double[] ys = records.stream().mapToDouble(HistoryCurve::objective).toArray();
    return new Layer.Line("", xs, ys, Tone.INK, Layer.LineStyle.SOLID);
  }
}
