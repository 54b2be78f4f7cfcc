package org.factorscope.app.lesson.spectrum;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.spectrum.Svd;
import org.factorscope.algorithms.spectrum.SvdOptions;
import org.factorscope.algorithms.spectrum.SvdState;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// The best approximation of each rank, layer by layer.
public final class SvdLesson implements Lesson<DataMatrix, SvdOptions, SvdState> {
  private static final Svd ALGORITHM = new Svd();

  @Override
  public String id() {
    return "svd";
  }

  @Override
  public String title() {
    return "Singular value decomposition";
  }

  @Override
  public Chapter chapter() {
    return Chapter.SPECTRA;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Computational Intelligence Lab, lecture notes (2024)",
            "section 2.1, Eckart–Young theorem",
            "The first layer is σ₁u₁v₁ᵀ (not √λ₁), U and V are cut to k columns, and the best Aₖ"
                + " is unique only where σₖ > σₖ₊₁."),
        new Source(
            "Hao Tang, Machine Learning: Matrix factorization (slides, 2024)",
            "truncated SVD, eq. 19",
            "Z = UₖΣₖ and W = Vₖᵀ, cut to k."));
  }

  @Override
  public SteppedAlgorithm<DataMatrix, SvdOptions, SvdState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "rank",
            "Rank k",
            "How many layers are added, at most as many as the matrix has.",
            Effect.AT_ONCE,
            20,
            1,
            500));
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("U", "n × k", "the left singular vectors so far"),
        new Variable("S", "k × 1", "the singular values so far"),
        new Variable("V", "m × k", "the right singular vectors so far"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.COMPLETE;
  }

  @Override
  public String defaultData() {
    return "camera128";
  }

  @Override
  public int iterationBudget() {
    return 500;
  }

  @Override
  public DataMatrix problem(Dataset data, ParameterValues values) {
    return new DataMatrix(data.values());
  }

  @Override
  public SvdOptions options(ParameterValues values) {
    return new SvdOptions(values.whole("rank"));
  }

  @Override
  public List<Panel> panels(LessonView<SvdState> view) {
    return SvdPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<SvdState> view) {
    return SvdPanels.numbers(view.state(), "A");
  }

  /// Moves the cut to the nearest whole k.
  @Override
  public SvdState dragged(LessonView<SvdState> view, Handle handle, double x, double y) {
    return Svd.cut(view.state(), (int) Math.round(x));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        preset(
            "A photograph",
            "Each layer is one column times one row. When do you recognize him, and when do the"
                + " layers take more numbers than the picture?",
            "camera128",
            70),
        preset(
            "A volcano",
            "A smooth surface needs few layers. What does the residual look like: a shape, or only"
                + " the steps of whole metres?",
            "volcano",
            20),
        preset(
            "Handwritten digits",
            "1797 pictures of 64 pixels share 64 patterns. Watch the blurred digits part from one"
                + " another.",
            "digits",
            30),
        preset(
            "Circle to ellipse",
            "A shear, taken apart: turn, stretch along the axes, turn back. One layer alone"
                + " flattens the circle to a line.",
            "shear",
            2),
        preset(
            "Two best answers",
            "σ₁ = σ₂: after one layer the choice among the best of rank one was arbitrary, and the"
                + " claim of uniqueness fails.",
            "twin_axes",
            3),
        preset(
            "Nothing to save",
            "The singular values hardly fall, so half the layers hold half of the matrix and"
                + " already cost as much as all of it.",
            "narrow_gap",
            20));
  }

  private static Preset preset(String name, String lookFor, String data, int rank) {
    return new Preset(name, lookFor, data, Map.of("rank", String.valueOf(rank)));
  }

  @Override
  public List<Neighbour<SvdState>> neighbours() {
    return List.of(
        Neighbour.withData("pca", "columns centred"),
        Neighbour.withData("power-method", "one vector at a time"),
        Neighbour.withParameters(
            "lsi",
            "A counts words",
            values -> Map.of("rank", String.valueOf(Math.min(100, values.whole("rank"))))));
  }
}
