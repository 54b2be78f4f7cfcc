package org.factorscope.app.shell.side;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.LessonWords.HalfStepWords;
import org.factorscope.app.shell.text.FormulaCache;
import org.factorscope.app.shell.text.FormulaRequest;
import org.factorscope.app.shell.text.FormulaView;

/// A half-step: its verb, its formula, the numbers that go into it now, and its pseudocode.
final class HalfStepCard extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double FORMULA_SIZE = 16;

  private final String name;
  private final Label numbers = new Label();

  /// @param name of the half-step
  /// @param number counted from 1
  HalfStepCard(String name, HalfStepWords words, int number, FormulaCache formulas) {
    this.name = name;
    getStyleClass().add("half-step");
    Label verb = new Label(number + " · " + words.verb());
    verb.getStyleClass().add("half-step-verb");
    FormulaView formula =
        new FormulaView(formulas, words.latex(), FormulaRequest.Setting.DISPLAY, FORMULA_SIZE);
    formula.setMaxWidth(Double.MAX_VALUE);
    numbers.getStyleClass().add("half-step-numbers");
    numbers.setWrapText(true);
    numbers.setMinHeight(USE_PREF_SIZE);
    numbers.managedProperty().bind(numbers.textProperty().isNotEmpty());
    getChildren().addAll(verb, formula, numbers);
    if (!words.pseudocode().isEmpty()) {
      addPseudocode(words);
    }
  }

  private void addPseudocode(HalfStepWords words) {
    Label lines = new Label(String.join("\n", words.pseudocode()));
    lines.getStyleClass().add("half-step-pseudocode");
    lines.setWrapText(true);
    lines.setMinHeight(USE_PREF_SIZE);
    ToggleButton disclosure = new ToggleButton("Pseudocode");
    disclosure.getStyleClass().add("disclosure");
    disclosure.setAccessibleText("Pseudocode of " + words.verb());
    disclosure.setTooltip(new Tooltip("Shows the lines that this half-step runs"));
    lines.visibleProperty().bind(disclosure.selectedProperty());
    lines.managedProperty().bind(disclosure.selectedProperty());
    getChildren().addAll(disclosure, lines);
  }

  /// The half-step's name.
  String name() {
    return name;
  }

  /// @param text the numbers of the moment, or nothing
  void show(String text, Position position) {
    numbers.setText(text);
    pseudoClassStateChanged(CURRENT, position == Position.JUST_MADE);
  }

  /// Where a half-step stands in time.
  enum Position {
    JUST_MADE,
    OTHER
  }
}
