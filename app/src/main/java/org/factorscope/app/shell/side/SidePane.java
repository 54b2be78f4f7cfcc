package org.factorscope.app.shell.side;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonWords.Source;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Section;
import org.factorscope.app.shell.text.FormulaCache;
import org.factorscope.app.shell.text.MarkdownView;
import org.jspecify.annotations.Nullable;

/// The column at the right: what the lesson is about, half-steps, claims, parameters and the
/// lesson's text.
public final class SidePane extends ScrollPane {
  private static final List<String> READING =
      List.of("Try", "Introduction", "Half-steps", "Surprise");

  private final PlayerViewModel player;
  private final FormulaCache formulas;
  private final VBox column = new VBox();
  private @Nullable Parts parts;
  private boolean hasTexts;

  private record Parts(
      Lesson<?, ?, ?> lesson,
      HalfStepList halfSteps,
      ClaimList claims,
      ParameterForm form,
      LookFor lookFor) {
    void show(PlayerFrame frame) {
      halfSteps.show(frame);
      claims.show(frame);
      form.show(frame);
      lookFor.show(frame);
    }
  }

  public SidePane(PlayerViewModel player, FormulaCache formulas) {
    this.player = player;
    this.formulas = formulas;
    getStyleClass().add("side-pane");
    column.getStyleClass().add("side-column");
    column.setMinWidth(0);
    setContent(column);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    player.frameProperty().subscribe(this::show);
  }

  private void show(@Nullable PlayerFrame frame) {
    if (frame == null) {
      return;
    }
    if (parts == null || !parts.lesson().equals(frame.lesson())) {
      parts = build(frame.lesson());
      setVvalue(0);
    }
    parts.show(frame);
  }

  private Parts build(Lesson<?, ?, ?> lesson) {
    HalfStepList halfSteps = new HalfStepList(formulas);
    ClaimList claims = new ClaimList(lesson.algorithm().claims(), lesson.words());
    ParameterForm form = new ParameterForm(lesson, player);
    LookFor lookFor = new LookFor(lesson);
    column.getChildren().setAll(new LessonHead(lesson), new Section("Half-steps", halfSteps));
    if (!lesson.algorithm().claims().isEmpty()) {
      column.getChildren().add(new Section("Claims", claims));
    }
    if (!lesson.parameters().isEmpty()) {
      column.getChildren().add(new Section("Parameters", form));
    }
    column.getChildren().add(lookFor);
    if (hasTexts) {
      addTexts(lesson);
    }
    return new Parts(lesson, halfSteps, claims, form, lookFor);
  }

  /// Shows the lesson's texts too, from now on: they lie below what is seen first.
  public void addTexts() {
    hasTexts = true;
    if (parts != null) {
      addTexts(parts.lesson());
    }
  }

  private void addTexts(Lesson<?, ?, ?> lesson) {
    for (String heading : READING) {
      addText(heading, lesson.words().section(heading));
    }
    VBox sources = new VBox();
    sources.getStyleClass().add("sources");
    lesson.words().sources().forEach(source -> sources.getChildren().add(line(source)));
    column.getChildren().add(new Section("Sources", sources));
  }

  private void addText(String title, String markdown) {
    if (!markdown.isBlank()) {
      column.getChildren().add(new Section(title, new MarkdownView(markdown, formulas)));
    }
  }

  private static Label line(Source source) {
    String note = source.note().isEmpty() ? "" : " — " + source.note();
    Label line = new Label(source.document() + ", " + source.place() + note);
    line.getStyleClass().add("source");
    line.setWrapText(true);
    line.setMinHeight(Label.USE_PREF_SIZE);
    return line;
  }
}
