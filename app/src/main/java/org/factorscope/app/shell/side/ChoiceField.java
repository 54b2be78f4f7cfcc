package org.factorscope.app.shell.side;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterValues;

/// One of a few named choices.
final class ChoiceField implements ParameterField {
  private final Parameter.Choice parameter;
  private final ComboBox<String> box = new ComboBox<>();
  private boolean isFollowing;

  ChoiceField(Parameter.Choice parameter, Listener listener) {
    this.parameter = parameter;
    box.getItems().setAll(parameter.choices());
    box.setMinWidth(60);
    box.setPrefWidth(120);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(parameter.label());
    box.setAccessibleHelp(parameter.help());
    box.setTooltip(new Tooltip(parameter.help()));
    box.setOnAction(
        _ -> {
          String chosen = box.getValue();
          if (!isFollowing && chosen != null) {
            listener.chosen(parameter.name(), chosen);
          }
        });
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(ParameterValues values) {
    String value = values.choice(parameter.name());
    if (!value.equals(box.getValue())) {
      isFollowing = true;
      box.setValue(value);
      isFollowing = false;
    }
  }
}
