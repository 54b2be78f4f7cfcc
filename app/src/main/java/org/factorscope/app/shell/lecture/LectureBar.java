package org.factorscope.app.shell.lecture;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.lesson.LessonWords.HalfStepWords;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.text.FormulaCache;
import org.factorscope.app.shell.text.FormulaRequest;
import org.factorscope.app.shell.text.FormulaView;
import org.jspecify.annotations.Nullable;

/// The only bar on the screen of a lecture: the half-step just made, large, with its formula and
/// the numbers in it. At the start of a run it shows the first half-step to come.
public final class LectureBar extends HBox {
  private static final double FORMULA_SIZE = 24;

  private final FormulaCache formulas;
  private final LectureGuide guide;
  private final Label lesson = new Label();
  private final Label verb = new Label();
  private final StackPane formula = new StackPane();
  private final Label numbers = new Label();
  private final Label place = new Label();
  private @Nullable HalfStepWords shown;

  public LectureBar(PlayerViewModel player, LectureGuide guide, FormulaCache formulas) {
    this.formulas = formulas;
    this.guide = guide;
    getStyleClass().add("lecture-bar");
    setAlignment(Pos.CENTER_LEFT);
    lesson.getStyleClass().add("lecture-lesson");
    verb.getStyleClass().add("lecture-verb");
    numbers.getStyleClass().add("lecture-numbers");
    numbers.setWrapText(true);
    place.getStyleClass().add("lecture-place");
    place.setMinWidth(USE_PREF_SIZE);
    formula.setAlignment(Pos.CENTER_LEFT);
    VBox name = new VBox(lesson, verb);
    name.setAlignment(Pos.CENTER_LEFT);
    name.setMinWidth(USE_PREF_SIZE);
    VBox equation = new VBox(formula, numbers);
    equation.setAlignment(Pos.CENTER_LEFT);
    equation.setMinWidth(0);
    setHgrow(equation, Priority.ALWAYS);
    getChildren().addAll(name, equation, place);
    player.frameProperty().subscribe(this::show);
    guide.currentProperty().subscribe(_ -> showPlace());
  }

  private void show(@Nullable PlayerFrame frame) {
    if (frame == null) {
      return;
    }
    lesson.setText(
        String.format(
            Locale.ROOT, "%s, iteration %d", frame.lesson().title(), frame.record().iteration()));
    String made = frame.record().halfStep();
    Optional<HalfStepForm> form = form(frame, made);
    boolean isMade = form.isPresent();
    Optional<HalfStepForm> next = isMade ? form : form(frame, frame.course().next());
    HalfStepWords words = next.map(each -> each.in(frame.lesson().words())).orElse(null);
    verb.setText(words == null ? "" : isMade ? words.verb() : "Next: " + words.verb());
    numbers.setText(isMade ? frame.numbers() : "");
    showFormula(words);
    showPlace();
  }

  private static Optional<HalfStepForm> form(PlayerFrame frame, String name) {
    return frame.course().halfSteps().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private void showFormula(@Nullable HalfStepWords words) {
    if (words == null) {
      formula.getChildren().clear();
    } else if (!words.equals(shown)) {
      FormulaView view =
          new FormulaView(formulas, words.latex(), FormulaRequest.Setting.DISPLAY, FORMULA_SIZE);
      view.setMaxWidth(Double.MAX_VALUE);
      formula.getChildren().setAll(view);
    }
    shown = words;
  }

  private void showPlace() {
    int current = guide.currentProperty().get();
    place.setText(
        current < 0
            ? ""
            : String.format(Locale.ROOT, "%d / %d", current + 1, guide.stops().size()));
  }
}
