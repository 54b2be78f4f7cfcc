package org.factorscope.app.lesson.picture;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// Builds the table of a moment; its title and the titles of its columns stand in the lesson's text
/// under its id, the columns as the phrase `columns`, divided by bars.
public final class MomentTable {
  private final LessonView<?, ?, ?> view;
  private final String id;
  private final Role rows;
  private final List<String> header;
  private final List<List<String>> cells = new ArrayList<>();
  private final List<Tone> tones = new ArrayList<>();
  private String subtitle;
  private String note = "";

  private MomentTable(LessonView<?, ?, ?> view, String id, Role rows) {
    this.view = view;
    this.id = id;
    this.rows = rows;
    this.header =
        List.of(view.words().say(id + ".columns").split("\\|", -1)).stream()
            .map(String::strip)
            .toList();
    this.subtitle = view.words().subtitle(id);
  }

  /// A table without rows yet.
  ///
  /// @param rows what a row's index counts
  public static MomentTable of(LessonView<?, ?, ?> view, String id, Role rows) {
    return new MomentTable(view, id, rows);
  }

  /// Another subtitle: a phrase below the panel in the lesson's text, with its placeholders filled.
  public MomentTable saying(String phrase, Object... values) {
    subtitle = view.words().say(id + "." + phrase, values);
    return this;
  }

  /// One more row.
  ///
  /// @param tone of its first cell
  public MomentTable row(Tone tone, String... row) {
    cells.add(List.of(row));
    tones.add(tone);
    return this;
  }

  /// Plain sentences below the table.
  public MomentTable note(String sentences) {
    note = sentences;
    return this;
  }

  public TablePanel panel() {
    return new TablePanel(id, view.words().panel(id), subtitle, header, cells, rows, tones, note);
  }
}
