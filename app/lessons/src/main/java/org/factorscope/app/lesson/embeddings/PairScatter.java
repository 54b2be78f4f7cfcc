package org.factorscope.app.lesson.embeddings;

import java.util.Arrays;
import org.factorscope.algorithms.embeddings.WordCounts;
import org.factorscope.app.lesson.picture.Plot;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Range;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.Tone;

/// The pairs that met: what a model says of them against what it aims at, with the diagonal on
/// which they are equal. The panel is `pairs` in the lesson's text.
final class PairScatter {
  /// Of more pairs only some are drawn, equally far apart in the table.
  private static final int MOST = 20_000;

  private PairScatter() {}

  /// A number of a word and a context.
  interface PairNumber {
    double of(int word, int context);
  }

  /// @param aim of a pair that met
  /// @param said by the model
  static Panel of(WordPictures pictures, PairNumber aim, PairNumber said) {
    WordCounts counts = pictures.counts();
    int[] met = pairs(counts);
    double[] xs = new double[met.length];
    double[] ys = new double[met.length];
    Range range = Range.AUTO;
    for (int i = 0; i < met.length; i++) {
      xs[i] = aim.of(met[i] / counts.size(), met[i] % counts.size());
      ys[i] = said.of(met[i] / counts.size(), met[i] % counts.size());
      range = range.including(xs[i]);
    }
    double[] ends = {range.from(), range.to()};
    int[] groups = new int[met.length];
    return Plot.of(pictures.view(), "pairs")
        .saying("of", pictures.name())
        .x(Axis.of(pictures.view().words().say("pairs.x")))
        .y(Axis.of(pictures.view().words().say("pairs.y")))
        .add(new Layer.Points(xs, ys, groups, null, Role.NONE))
        .add(ofWord(pictures, aim, said))
        .add(new Layer.Line("", ends, ends, Tone.INK, Layer.LineStyle.DASHED))
        .panel();
  }

  /// The pairs of the word looked at.
  private static Layer ofWord(WordPictures pictures, PairNumber aim, PairNumber said) {
    int size = pictures.counts().size();
    double[] xs = new double[size];
    double[] ys = new double[size];
    for (int v = 0; v < size; v++) {
      boolean isMet = pictures.counts().count(pictures.word(), v) > 0;
      xs[v] = isMet ? aim.of(pictures.word(), v) : Double.NaN;
      ys[v] = isMet ? said.of(pictures.word(), v) : Double.NaN;
    }
    int[] groups = new int[size];
    Arrays.fill(groups, 1);
    return new Layer.Points(xs, ys, groups, null, WordPictures.WORDS);
  }

  /// Indices in the table of counts, row by row.
  private static int[] pairs(WordCounts counts) {
    int[] met = counts.pairs();
    int stride = (met.length + MOST - 1) / MOST;
    int[] some = new int[(met.length + stride - 1) / stride];
    Arrays.setAll(some, i -> met[i * stride]);
    return some;
  }
}
