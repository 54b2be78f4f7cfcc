package org.factorscope.app.shell.side;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.app.shell.text.FormulaCache;
import org.factorscope.app.shell.text.FormulaRequest;
import org.factorscope.app.shell.text.FormulaView;

/// A half-step: its verb, its formula, the numbers that go into it now, and its pseudocode.
final class HalfStepCard extends VBox {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double FORMULA_SIZE = 16;

  private final Phase phase;
  private final Label numbers = new Label();

  /// @param number counted from 1
  HalfStepCard(Phase phase, int number, FormulaCache formulas) {
    this.phase = phase;
    getStyleClass().add("half-step");
    Label verb = new Label(number + " · " + phase.verb());
    verb.getStyleClass().add("half-step-verb");
    FormulaView formula =
        new FormulaView(formulas, phase.latex(), FormulaRequest.Setting.DISPLAY, FORMULA_SIZE);
    formula.setMaxWidth(Double.MAX_VALUE);
    numbers.getStyleClass().add("half-step-numbers");
    numbers.setWrapText(true);
    numbers.setMinHeight(USE_PREF_SIZE);
    numbers.managedProperty().bind(numbers.textProperty().isNotEmpty());
    getChildren().addAll(verb, formula, numbers);
    if (!phase.pseudocode().isEmpty()) {
      addPseudocode();
    }
  }

  private void addPseudocode() {
    Label lines = new Label(String.join("\n", phase.pseudocode()));
    lines.getStyleClass().add("half-step-pseudocode");
    lines.setWrapText(true);
    lines.setMinHeight(USE_PREF_SIZE);
    ToggleButton disclosure = new ToggleButton("Pseudocode");
    disclosure.getStyleClass().add("disclosure");
    disclosure.setAccessibleText("Pseudocode of " + phase.verb());
    disclosure.setTooltip(new Tooltip("Shows the lines that this half-step runs"));
    lines.visibleProperty().bind(disclosure.selectedProperty());
    lines.managedProperty().bind(disclosure.selectedProperty());
    getChildren().addAll(disclosure, lines);
  }

  Phase phase() {
    return phase;
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
