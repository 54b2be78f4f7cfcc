package org.factorscope.app.lesson.nonnegative;

import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.nonnegative.Nmf;
import org.factorscope.algorithms.nonnegative.NmfOptions;
import org.factorscope.algorithms.nonnegative.NmfOptions.Loss;
import org.factorscope.algorithms.nonnegative.NmfOptions.Method;
import org.factorscope.algorithms.nonnegative.NmfState;
import org.factorscope.algorithms.nonnegative.NonNegativeData;
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
import org.factorscope.app.lesson.StartShapes;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Non-negative matrix factorization, X ≈ WH.
public final class NmfLesson extends Lesson<NonNegativeData, NmfOptions, NmfState> {

  public NmfLesson() {
    super(
        Outline.of("nmf", Chapter.NON_NEGATIVE, Adapted.of(ALGORITHM, "W", "H"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "bars")
            .scale(Scale.NONE)
            .iterations(1000));
  }

  private static final Nmf ALGORITHM = new Nmf();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole("rank", "Parts k", "How many parts there are.", Effect.FROM_START, 8, 1, 64),
        Former.choice(
            "loss",
            "Loss",
            "frobenius: squared errors; kullback-leibler: a divergence for counts, the likelihood"
                + " of topic models.",
            Effect.AT_ONCE,
            List.of("frobenius", "kullback-leibler")),
        Former.choice(
            "method",
            "Method",
            "multiplicative: entries times a ratio; projected-als: least squares, then cut below"
                + " zero; hals: one part after the other, exactly.",
            Effect.AT_ONCE,
            List.of("multiplicative", "projected-als", "hals")));
  }

  @Override
  public ParameterValues fittedTo(Map<String, DMatrixRMaj> start, ParameterValues values) {
    ParameterValues fitted = StartShapes.fit(start, "W", values, "rank", w -> w.numCols);
    return StartShapes.fit(start, "H", fitted, "rank", h -> h.numRows);
  }

  @Override
  public NonNegativeData problem(Dataset data, ParameterValues values) {
    return NonNegativeData.of(new DataMatrix(data.values()), data.columns());
  }

  @Override
  public NmfOptions options(ParameterValues values) {
    return new NmfOptions(
        values.whole("rank"),
        values.choice("loss", Loss.class),
        values.choice("method", Method.class));
  }

  @Override
  public List<Panel> panels(LessonView<NonNegativeData, NmfOptions, NmfState> view) {
    return NmfPanels.of(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<NonNegativeData, NmfOptions, NmfState> view) {
    return NmfNumbers.of(halfStep, view.state());
  }

  @Override
  public NmfState draggedState(
      LessonView<NonNegativeData, NmfOptions, NmfState> view, Handle handle, double x, double y) {
    return handle.variable().equals("W")
        ? MixByHand.dragged(view, handle.index(), y, ALGORITHM)
        : Cone.dragged(view, handle.index(), x, y, ALGORITHM);
  }

  @Override
  public List<Preset> presets() {
    return NmfPresets.ALL;
  }

  @Override
  public List<Neighbour<NmfState>> neighbours() {
    return List.of(
        new Neighbour<>("k-means", "W may only point", NmfLesson::clusters),
        new Neighbour<>("pca", "signs allowed", NmfLesson::components));
  }

  /// A part with its mean weight, as often as there are parts, lies amid the data.
  private static Neighbour.Start clusters(NmfState start, ParameterValues values) {
    DMatrixRMaj centroids = start.h().copy();
    int n = start.w().numRows;
    for (int r = 0; r < centroids.numRows; r++) {
      double weight = 0;
      for (int i = 0; i < n; i++) {
        weight += start.w().get(i, r) / n;
      }
      for (int j = 0; j < centroids.numCols; j++) {
        centroids.set(r, j, centroids.get(r, j) * weight * centroids.numRows);
      }
    }
    int clusters = values.whole("rank");
    boolean fits = clusters <= Math.min(n, 50);
    return fits
        ? new Neighbour.Start(Map.of("clusters", String.valueOf(clusters)), Map.of("W", centroids))
        : Neighbour.Start.NOTHING;
  }

  private static Neighbour.Start components(NmfState start, ParameterValues values) {
    int most = Math.min(start.w().numRows - 1, start.h().numCols);
    int components = Math.clamp(values.whole("rank"), 1, Math.max(1, most));
    return new Neighbour.Start(Map.of("components", String.valueOf(components)), Map.of());
  }
}
