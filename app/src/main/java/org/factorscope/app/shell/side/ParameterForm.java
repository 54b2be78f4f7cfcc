package org.factorscope.app.shell.side;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterKind;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.jspecify.annotations.Nullable;

/// The parameters of a lesson, one a row.
final class ParameterForm extends GridPane {
  private static final double LABEL_SHARE = 42;

  private final List<Row> rows = new ArrayList<>();
  private @Nullable PlayerFrame shown;

  ParameterForm(Lesson<?, ?, ?> lesson, PlayerViewModel player) {
    getStyleClass().add("parameter-form");
    ColumnConstraints labels = new ColumnConstraints();
    labels.setPercentWidth(LABEL_SHARE);
    ColumnConstraints controls = new ColumnConstraints();
    labels.setMinWidth(0);
    controls.setMinWidth(0);
    controls.setHgrow(Priority.ALWAYS);
    controls.setFillWidth(true);
    getColumnConstraints().setAll(labels, controls);
    ParameterField.Listener listener = listenerOf(player);
    for (Parameter<?> parameter : lesson.parameters()) {
      var words = lesson.words().parameter(parameter.name());
      addField(new LabelledParameter(parameter, words), parameter.kind(), listener);
    }
  }

  private static ParameterField.Listener listenerOf(PlayerViewModel player) {
    return new ParameterField.Listener() {
      @Override
      public void begin() {
        player.beginGesture();
      }

      @Override
      public void chosen(String parameter, String text) {
        player.setParameter(parameter, text);
      }
    };
  }

  private void addField(
      LabelledParameter parameter, ParameterKind<?> kind, ParameterField.Listener listener) {
    ParameterField field =
        switch (kind) {
          case ParameterKind.Whole whole ->
              new NumberField(parameter, SliderRange.of(whole), listener);
          case ParameterKind.Real real ->
              new NumberField(parameter, SliderRange.of(real), listener);
          case ParameterKind.Choice<?> choice ->
              new ChoiceField(parameter, choice.words(), listener);
          case ParameterKind.Text _ -> new LineField(parameter, listener);
          case ParameterKind.Several several -> new SeveralField(parameter, several, listener);
          case ParameterKind.Column _ -> new ColumnField(parameter, listener);
        };
    Label label = new Label(parameter.label());
    label.getStyleClass().add("parameter-label");
    label.setWrapText(true);
    label.setLabelFor(field.node());
    Tooltip tooltip = new Tooltip();
    label.setTooltip(tooltip);
    addRow(rows.size(), label, field.node());
    rows.add(new Row(parameter, field, label, tooltip));
  }

  private record Row(
      LabelledParameter parameter, ParameterField field, Label label, Tooltip tooltip) {
    /// Greyed out, with the reason, if the parameter has no meaning beside the others.
    void show(PlayerFrame frame) {
      boolean applies = frame.parameters().applies(parameter.parameter());
      field.node().setDisable(!applies);
      label.setDisable(!applies);
      tooltip.setText(
          applies
              ? parameter.help() + effect(parameter.parameter().effect())
              : parameter.words().off());
      field.show(frame);
    }
  }

  private static String effect(Parameter.Effect effect) {
    return switch (effect) {
      case AT_ONCE -> "\nActs at once, in the middle of the run.";
      case FROM_START -> "\nStarts the run anew.";
      case VIEW -> "\nChanges only what is shown; the run stays as it is.";
    };
  }

  /// Follows the frame's values; cheap if nothing has changed.
  void show(PlayerFrame frame) {
    PlayerFrame before = shown;
    boolean isSame =
        before != null
            && before.parameters().equals(frame.parameters())
            && before.setup().source().equals(frame.setup().source());
    shown = frame;
    if (!isSame) {
      rows.forEach(row -> row.show(frame));
    }
  }
}
