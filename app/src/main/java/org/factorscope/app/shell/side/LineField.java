package org.factorscope.app.shell.side;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.factorscope.app.player.PlayerFrame;

/// A line of text. Enter or leaving the field sets it, Escape takes back what was typed.
final class LineField implements ParameterField {
  private final LabelledParameter parameter;
  private final Listener listener;
  private final TextField field = new TextField();
  private String set = "";

  LineField(LabelledParameter parameter, Listener listener) {
    this.parameter = parameter;
    this.listener = listener;
    field.setMinWidth(60);
    field.setPrefWidth(120);
    field.setMaxWidth(Double.MAX_VALUE);
    field.setAccessibleText(parameter.label());
    field.setAccessibleHelp(parameter.help());
    field.setTooltip(new Tooltip(parameter.help()));
    field.setOnAction(_ -> commit());
    field
        .focusedProperty()
        .subscribe(
            isFocused -> {
              if (!isFocused) {
                commit();
              }
            });
    field.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && !field.getText().equals(set)) {
            field.setText(set);
            event.consume();
          }
        });
  }

  private void commit() {
    if (!field.getText().equals(set)) {
      set = field.getText();
      listener.chosenAtOnce(parameter.name(), set);
    }
  }

  @Override
  public Node node() {
    return field;
  }

  @Override
  public void show(PlayerFrame frame) {
    set = frame.parameters().written(parameter.name());
    if (!field.isFocused()) {
      field.setText(set);
    }
  }
}
