package org.factorscope.app.shell.side;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tooltip;
import org.factorscope.app.lesson.Response;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.datasets.Dataset;

/// A column of the data.
final class ColumnField implements ParameterField {
  private final LabelledParameter parameter;
  private final ComboBox<String> box = new ComboBox<>();
  private boolean isFollowing;

  ColumnField(LabelledParameter parameter, Listener listener) {
    this.parameter = parameter;
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
    Dataset data = frame.setup().source();
    List<String> columns = Response.choices(data);
    String chosen = frame.parameters().written(parameter.name());
    isFollowing = true;
    if (!box.getItems().equals(columns)) {
      box.getItems().setAll(columns);
    }
    box.setValue(chosen.isEmpty() && data.dimension() > 0 ? data.columns().getLast() : chosen);
    isFollowing = false;
  }
}
