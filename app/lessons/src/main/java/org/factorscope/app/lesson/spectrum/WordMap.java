package org.factorscope.app.lesson.spectrum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.factorscope.algorithms.spectrum.FoldIn;
import org.factorscope.algorithms.spectrum.Svd.State;
import org.factorscope.algorithms.spectrum.TermDocuments;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// Words, documents and the query in the first two dimensions.
final class WordMap {
  private static final int WORD = 0;
  private static final int DOCUMENT = 1;
  private static final int MOST_NAMES = 60;
  private static final int FIRST_NAMES = 12;
  private static final double NEAR = 0.7;

  private WordMap() {}

  static Panel of(LessonView<TermDocuments, ?, State> view, Orientation orientation, Query query) {
    TermDocuments documents = view.problem();
    int k = view.state().layers();
    Plot plot =
        Plot.of(view, "map")
            .saying(k == 0 ? "empty" : query.isThere() ? "query" : "places")
            .x(Axis.of(view.words().say("map.first")))
            .y(k < 2 ? Axis.of("", -1, 1) : Axis.of(view.words().say("map.second")));
    if (k > 0) {
      List<String> names = documents.documents();
      Role role = orientation.documents();
      plot.add(places(names, j -> documents.document(j, k), DOCUMENT, role))
          .add(
              places(
                  names(documents, k, query), i -> documents.term(i, k), WORD, orientation.terms()))
          .add(query(documents, k, query));
    }
    return plot.panel();
  }

  /// The query at its place, and the ray on which everything has the cosine 1 with it.
  private static List<Layer> query(TermDocuments documents, int k, Query query) {
    double[] tip = flat(query.place());
    double length = Math.hypot(tip[0], tip[1]);
    if (!(length > 0)) {
      return List.of();
    }
    double far = length;
    for (int j = 0; j < documents.documents().size(); j++) {
      double[] place = flat(documents.document(j, k));
      far = Math.max(far, Math.hypot(place[0], place[1]));
    }
    Layer ray =
        new Layer.Segments(
            new double[1],
            new double[1],
            new double[] {tip[0] * far / length},
            new double[] {tip[1] * far / length},
            Tone.ACCENT,
            Layer.LineStyle.DASHED);
    Layer.Marker marker = new Layer.Marker(tip[0], tip[1], "q", Tone.ACCENT, null, Role.NONE, 0);
    return List.of(ray, new Layer.Markers(List.of(marker)));
  }

  /// The words' names; if they are very many, only of the first ones and of those near the query.
  private static List<String> names(TermDocuments documents, int k, Query query) {
    List<String> terms = documents.terms();
    if (terms.size() <= MOST_NAMES) {
      return terms;
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < terms.size(); i++) {
      boolean isNear = query.isThere() && FoldIn.cosine(query.place(), documents.term(i, k)) > NEAR;
      names.add(isNear || i < FIRST_NAMES ? terms.get(i) : "");
    }
    return names;
  }

  private static double[] flat(double[] place) {
    return Arrays.copyOf(place, 2);
  }

  private static Layer places(
      List<String> names, IntFunction<double[]> place, int group, Role role) {
    double[] xs = new double[names.size()];
    double[] ys = new double[names.size()];
    int[] groups = new int[names.size()];
    for (int i = 0; i < xs.length; i++) {
      double[] at = flat(place.apply(i));
      xs[i] = at[0];
      ys[i] = at[1];
      groups[i] = group;
    }
    return new Layer.Names(xs, ys, names, groups, role);
  }
}
