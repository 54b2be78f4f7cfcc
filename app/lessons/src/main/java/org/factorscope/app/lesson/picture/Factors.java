package org.factorscope.app.lesson.picture;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.viz.panel.FactorPanel;
import org.factorscope.viz.panel.MatrixBlock;

/// Builds a panel of matrices with signs between them, such as X ≈ Z · W; its title and subtitle
/// stand in the lesson's text under its id.
public final class Factors {
  private final LessonView<?, ?, ?> view;
  private final String id;
  private final List<MatrixBlock> blocks = new ArrayList<>();
  private final List<String> signs = new ArrayList<>();
  private String subtitle;

  private Factors(LessonView<?, ?, ?> view, String id) {
    this.view = view;
    this.id = id;
    this.subtitle = view.words().subtitle(id);
  }

  public static Factors of(LessonView<?, ?, ?> view, String id) {
    return new Factors(view, id);
  }

  /// Another subtitle: a phrase below the panel in the lesson's text, with its placeholders filled.
  public Factors saying(String phrase, Object... values) {
    subtitle = view.words().say(id + "." + phrase, values);
    return this;
  }

  /// The first matrix.
  public Factors block(MatrixBlock block) {
    blocks.add(block);
    return this;
  }

  /// One more matrix behind a sign, for example `≈`.
  public Factors then(String sign, MatrixBlock block) {
    signs.add(sign);
    return block(block);
  }

  public FactorPanel panel() {
    return new FactorPanel(id, view.words().panel(id), subtitle, blocks, signs);
  }
}
