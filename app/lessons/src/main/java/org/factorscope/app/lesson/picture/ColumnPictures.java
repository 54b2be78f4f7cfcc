package org.factorscope.app.lesson.picture;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.datasets.ImageShape;
import org.factorscope.viz.panel.ColorScale;
import org.factorscope.viz.panel.ImageGridPanel;
import org.factorscope.viz.panel.Role;

/// Builds a panel in which columns of a matrix are drawn as pictures of the data's size; its title
/// stands in the lesson's text under its id, its subtitle as the phrase `shape` with height and
/// width.
public final class ColumnPictures {
  private final LessonView<?, ?, ?> view;
  private final String id;
  private final List<ImageGridPanel.Tile> tiles = new ArrayList<>();

  private ColumnPictures(LessonView<?, ?, ?> view, String id) {
    this.view = view;
    this.id = id;
  }

  public static ColumnPictures of(LessonView<?, ?, ?> view, String id) {
    return new ColumnPictures(view, id);
  }

  /// Whether the data are pictures.
  public static boolean isShown(LessonView<?, ?, ?> view) {
    return !view.data().imageShape().isNone();
  }

  /// Column k as a picture.
  ///
  /// @param matrix d x m, with an entry for each pixel in a column. Not modified.
  public ColumnPictures column(DMatrixRMaj matrix, int k, String caption) {
    ImageShape shape = view.data().imageShape();
    DMatrixRMaj picture = new DMatrixRMaj(shape.height(), shape.width());
    for (int i = 0; i < picture.getNumElements(); i++) {
      picture.data[i] = matrix.get(i, k);
    }
    tiles.add(new ImageGridPanel.Tile(picture, caption));
    return this;
  }

  public ImageGridPanel panel() {
    ImageShape shape = view.data().imageShape();
    String subtitle = view.words().say(id + ".shape", shape.height(), shape.width());
    return new ImageGridPanel(
        id, view.words().panel(id), subtitle, tiles, ColorScale.DIVERGING, Role.FACTOR);
  }
}
