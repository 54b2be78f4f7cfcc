package org.factorscope.app.shell.side;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import org.factorscope.app.player.PlayerFrame;

/// One of a few named choices.
final class ChoiceField implements ParameterField {
  private final LabelledParameter parameter;
  private final ComboBox<String> box = new ComboBox<>();
  private boolean isFollowing;

  ChoiceField(LabelledParameter parameter, List<String> choices, Listener listener) {
    this.parameter = parameter;
    box.getItems().setAll(choices);
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
            listener.chosenAtOnce(parameter.name(), chosen);
          }
        });
  }

  @Override
  public Node node() {
    return box;
  }

  @Override
  public void show(PlayerFrame frame) {
    String value = frame.parameters().written(parameter.name());
    if (!value.equals(box.getValue())) {
      isFollowing = true;
      box.setValue(value);
      isFollowing = false;
    }
  }
}
