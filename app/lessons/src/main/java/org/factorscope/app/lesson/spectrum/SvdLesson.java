package org.factorscope.app.lesson.spectrum;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.spectrum.Svd;
import org.factorscope.algorithms.spectrum.SvdOptions;
import org.factorscope.algorithms.spectrum.SvdState;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// The best approximation of each rank, layer by layer.
public final class SvdLesson extends Lesson<DataMatrix, SvdOptions, SvdState> {

  public SvdLesson() {
    super(
        Outline.of("svd", Chapter.SPECTRA, Adapted.of(ALGORITHM, "U", "S", "V"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "camera128")
            .scale(Scale.NONE)
            .iterations(500));
  }

  private static final Svd ALGORITHM = new Svd();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "rank",
            "Rank k",
            "How many layers are added, at most as many as the matrix has.",
            Effect.AT_ONCE,
            20,
            1,
            500));
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
  public List<Panel> panels(LessonView<DataMatrix, SvdOptions, SvdState> view) {
    return SvdPanels.of(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<DataMatrix, SvdOptions, SvdState> view) {
    return SvdPanels.numbers(view.state(), "A");
  }

  /// Moves the cut to the nearest whole k.
  @Override
  public SvdState draggedState(
      LessonView<DataMatrix, SvdOptions, SvdState> view, Handle handle, double x, double y) {
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
    return Former.preset(name, lookFor, data, Map.of("rank", String.valueOf(rank)));
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
