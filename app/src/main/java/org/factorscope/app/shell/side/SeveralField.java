package org.factorscope.app.shell.side;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.factorscope.app.lesson.ParameterKind;
import org.factorscope.app.player.PlayerFrame;

/// Any of a few words, each with a box to tick.
final class SeveralField implements ParameterField {
  private final LabelledParameter parameter;
  private final List<CheckBox> boxes = new ArrayList<>();
  private final FlowPane row = new FlowPane(10, 4);
  private boolean isFollowing;

  SeveralField(LabelledParameter parameter, ParameterKind.Several kind, Listener listener) {
    this.parameter = parameter;
    for (String word : kind.words()) {
      CheckBox box = new CheckBox(parameter.words().choices().getOrDefault(word, word));
      box.setUserData(word);
      box.setAccessibleText(parameter.label() + ": " + box.getText());
      box.selectedProperty()
          .subscribe(
              (_, _) -> {
                if (!isFollowing) {
                  listener.chosenAtOnce(parameter.name(), ticked());
                }
              });
      boxes.add(box);
    }
    row.setPrefWrapLength(120);
    row.getChildren().setAll(boxes);
  }

  private String ticked() {
    String words =
        boxes.stream()
            .filter(CheckBox::isSelected)
            .map(box -> String.valueOf(box.getUserData()))
            .collect(Collectors.joining(","));
    return words.isEmpty() ? "none" : words;
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public void show(PlayerFrame frame) {
    List<String> chosen = List.of(frame.parameters().written(parameter.name()).split(",", -1));
    isFollowing = true;
    boxes.forEach(box -> box.setSelected(chosen.contains(String.valueOf(box.getUserData()))));
    isFollowing = false;
  }
}
