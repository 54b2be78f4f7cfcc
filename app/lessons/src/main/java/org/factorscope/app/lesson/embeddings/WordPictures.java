package org.factorscope.app.lesson.embeddings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.embeddings.WordCounts;
import org.factorscope.algorithms.embeddings.WordVectors;
import org.factorscope.algorithms.embeddings.WordVectors.Near;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.picture.MomentTable;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.MatrixBlock;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// What the lessons on embeddings show of words: a map, who is near whom, analogies.
///
/// @param word that is looked at
/// @param isFound whether it is the one that was asked for
record WordPictures(
    LessonView<WordCounts, ?, ?> view, WordCounts counts, int word, boolean isFound) {
  /// The word to look at.
  static final Parameter<String> WORD = Parameter.text("word", "king", 60).viewOnly();

  /// a is to b as c is to what?
  static final Parameter<String> ANALOGY =
      Parameter.text("analogy", "king : queen = uncle : ?", 120).viewOnly();

  /// Words count rows as well as columns.
  static final Role WORDS = Role.OBSERVATION;

  private static final int NEIGHBOURS = 7;
  private static final int ON_THE_MAP = 5;

  /// The pictures of a moment; about the first word if the one asked for is not in the data.
  static WordPictures of(LessonView<WordCounts, ?, ?> view) {
    WordCounts counts = view.problem();
    List<Integer> known = CountTable.known(counts, view.parameters().get(WORD));
    return new WordPictures(view, counts, known.isEmpty() ? 0 : known.getFirst(), !known.isEmpty());
  }

  String name() {
    return counts.words().get(word);
  }

  /// The word that comes most often with the one looked at, another one if there is another.
  int partner() {
    int best = -1;
    for (int v = 0; v < counts.size(); v++) {
      boolean isMore = best < 0 || counts.count(word, v) > counts.count(word, best);
      best = v != word && isMore ? v : best;
    }
    return best < 0 || counts.count(word, best) == 0 ? word : best;
  }

  /// The words in the plane of their two principal axes, with lines from the word looked at to its
  /// nearest neighbours.
  ///
  /// @param marks more on top, in the coordinates of `plane`
  Panel map(WordVectors vectors, WordVectors.Plane plane, Layer... marks) {
    DMatrixRMaj places = plane.places(vectors.rows());
    Set<Integer> near = new LinkedHashSet<>(List.of(word));
    vectors.neighbours(word, ON_THE_MAP).forEach(found -> near.add(found.word()));
    Plot plot = Plot.of(view, "map");
    return (isFound ? plot.saying("near") : plot.saying("unknown", name()))
        .x(Axis.of(view.words().say("map.first")))
        .y(Axis.of(view.words().say("map.second")))
        .add(spokes(places, near))
        .add(names(places, near, true), names(places, near, false))
        .add(marks)
        .panel();
  }

  private Layer spokes(DMatrixRMaj places, Set<Integer> near) {
    double[] x1 = new double[near.size()];
    double[] y1 = new double[near.size()];
    Arrays.fill(x1, places.get(word, 0));
    Arrays.fill(y1, places.get(word, 1));
    double[] x2 = near.stream().mapToDouble(w -> places.get(w, 0)).toArray();
    double[] y2 = near.stream().mapToDouble(w -> places.get(w, 1)).toArray();
    return new Layer.Segments(x1, y1, x2, y2, Tone.ACCENT, Layer.LineStyle.SOLID);
  }

  /// The word looked at and its neighbours, or all others. A layer has a place for every word, so
  /// that hovering finds the same word everywhere; those that it leaves out have no place.
  private Layer names(DMatrixRMaj places, Set<Integer> near, boolean isNear) {
    double[] xs = Numbers.column(places, 0);
    double[] ys = Numbers.column(places, 1);
    List<String> names = new ArrayList<>(counts.words());
    for (int w = 0; w < xs.length; w++) {
      if (near.contains(w) != isNear) {
        xs[w] = Double.NaN;
        names.set(w, "");
      }
    }
    return new Layer.Names(xs, ys, names, CountTable.groups(view.data()), WORDS);
  }

  /// The nearest neighbours of the word looked at, in a column for each of some spaces; the columns
  /// have their titles in the lesson's text.
  Panel neighbours(List<WordVectors> spaces, String note) {
    MomentTable table =
        MomentTable.of(view, "neighbours", Role.NONE).saying(isFound ? "of" : "first", name());
    List<List<Near>> found =
        spaces.stream().map(space -> space.neighbours(word, NEIGHBOURS)).toList();
    for (int k = 0; k < found.getFirst().size(); k++) {
      int rank = k;
      table.row(
          Tone.INK, found.stream().map(column -> written(column.get(rank))).toArray(String[]::new));
    }
    return table.note(note).panel();
  }

  private String written(Near near) {
    String cosine = cosine(near.cosine());
    return Double.isNaN(near.cosine()) ? cosine : counts.words().get(near.word()) + " " + cosine;
  }

  private static String cosine(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }

  /// The answers to an analogy, the best first.
  Panel analogy(WordVectors vectors) {
    List<Integer> asked = CountTable.known(counts, view.parameters().get(ANALOGY));
    MomentTable table = MomentTable.of(view, "analogy", Role.NONE);
    if (asked.size() != 3) {
      String some = counts.words().stream().limit(NEIGHBOURS).collect(Collectors.joining(", "));
      return table.note(view.words().say("analogy.three", some)).panel();
    }
    List<String> names = asked.stream().map(counts.words()::get).toList();
    table.saying("asked", names.get(0), names.get(1), names.get(2));
    List<Near> answers = vectors.analogy(asked.get(0), asked.get(1), asked.get(2), NEIGHBOURS);
    for (Near answer : answers) {
      table.row(Tone.INK, counts.words().get(answer.word()), cosine(answer.cosine()));
    }
    return table.panel();
  }

  /// The word looked at, to be dragged.
  ///
  /// @param places of all words on the map, V x 2. Not modified.
  /// @param variable that a drag changes
  Layer grip(DMatrixRMaj places, String variable) {
    Handle handle = new Handle(variable, word, name());
    double x = places.get(word, 0);
    double y = places.get(word, 1);
    String letters = name().substring(0, Math.min(2, name().length()));
    return new Layer.Markers(
        List.of(new Layer.Marker(x, y, letters, Tone.ACCENT, handle, WORDS, word)));
  }

  /// The vector of a word that is dragged to a place on the map; what lies across its plane stays.
  static double[] moved(WordVectors vectors, int word, double x, double y) {
    WordVectors.Plane plane = vectors.plane();
    DMatrixRMaj places = plane.places(vectors.rows());
    double[] row = vectors.row(word);
    for (int k = 0; k < row.length; k++) {
      row[k] += (x - places.get(word, 0)) * plane.axes().get(k, 0);
      row[k] += (y - places.get(word, 1)) * plane.axes().get(k, 1);
    }
    return row;
  }

  /// A matrix of words and words.
  MatrixBlock square(String name, DMatrixRMaj matrix, ColorScale scale) {
    return MatrixBlock.of(name, matrix, scale)
        .withRoles(WORDS, WORDS)
        .withNames(counts.words(), counts.words());
  }

  /// Vectors, a row a word.
  MatrixBlock rows(String name, DMatrixRMaj matrix) {
    return MatrixBlock.of(name, matrix, ColorScale.DIVERGING)
        .withRoles(WORDS, Role.FACTOR)
        .withNames(counts.words(), List.of());
  }

  /// Vectors, a row a word, drawn in columns.
  MatrixBlock columns(String name, DMatrixRMaj matrix) {
    DMatrixRMaj transposed = CommonOps_DDRM.transpose(matrix, null);
    return MatrixBlock.of(name, transposed, ColorScale.DIVERGING)
        .withRoles(Role.FACTOR, WORDS)
        .withNames(List.of(), counts.words());
  }
}
