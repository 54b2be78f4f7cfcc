package org.factorscope.app.shell.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.player.PlayerFrame;
import org.jspecify.annotations.Nullable;

/// The parameters of a lesson, one a row.
final class ParameterForm extends GridPane {
  private static final double LABEL_SHARE = 38;

  private final List<ParameterField> fields = new ArrayList<>();
  private @Nullable ParameterValues shown;

  ParameterForm(List<Parameter> parameters, ParameterField.Listener listener) {
    getStyleClass().add("parameter-form");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setPercentWidth(LABEL_SHARE);
    ColumnConstraints controls = new ColumnConstraints();
    labels.setMinWidth(0);
    controls.setMinWidth(0);
    controls.setHgrow(Priority.ALWAYS);
    controls.setFillWidth(true);
    getColumnConstraints().setAll(labels, controls);
    for (Parameter parameter : parameters) {
      addField(parameter, listener);
    }
  }

  private void addField(Parameter parameter, ParameterField.Listener listener) {
    ParameterField field =
        switch (parameter) {
          case Parameter.Whole whole -> new NumberField(whole, SliderRange.of(whole), listener);
          case Parameter.Real real -> new NumberField(real, SliderRange.of(real), listener);
          case Parameter.Choice choice -> new ChoiceField(choice, listener);
          case Parameter.Text text -> new LineField(text, listener);
        };
    Label label = new Label(parameter.label());
    label.getStyleClass().add("parameter-label");
    label.setWrapText(true);
    label.setLabelFor(field.node());
    label.setTooltip(new Tooltip(parameter.help() + effect(parameter.effect())));
    addRow(fields.size(), label, field.node());
    fields.add(field);
  }

  private static String effect(Parameter.Effect effect) {
    return switch (effect) {
      case AT_ONCE -> "\nActs at once, in the middle of the run.";
      case FROM_START -> "\nStarts the run anew.";
      case VIEW -> "\nChanges only what is shown; the run stays as it is.";
    };
  }

  /// Follows the frame's values; cheap where nothing has changed.
  void show(PlayerFrame frame) {
    ParameterValues values = frame.parameters();
    if (!Objects.equals(values, shown)) {
      shown = values;
      fields.forEach(field -> field.show(values));
    }
  }
}
