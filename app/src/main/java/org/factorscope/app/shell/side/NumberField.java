package org.factorscope.app.shell.side;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.player.PlayerFrame;

/// A number: a slider, and its value to type over. A parameter that acts at once follows the
/// slider; one that starts the run anew waits until slider or key is let go.
///
/// Arrow keys go by fine steps, with Shift by ten of them, on the slider and in the text. A click
/// beside the thumb goes one step towards the pointer: on so short a slider a jump would be a
/// guess.
final class NumberField implements ParameterField {
  private static final int MANY = 10;

  private final LabelledParameter parameter;
  private final SliderRange range;
  private final Listener listener;
  private final Slider slider;
  private final TextField text = new TextField();
  private final HBox row;
  private boolean isFollowing;
  private double shown = Double.NaN;

  NumberField(LabelledParameter parameter, SliderRange range, Listener listener) {
    this.parameter = parameter;
    this.range = range;
    this.listener = listener;
    slider = new Slider(range.low(), range.high(), range.low());
    buildSlider();
    buildText();
    row = new HBox(slider, text);
    row.getStyleClass().add("number-field");
    row.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(slider, Priority.ALWAYS);
  }

  private void buildSlider() {
    slider.getStyleClass().add("small");
    slider.setSkin(new ProgressSliderSkin(slider));
    slider.setMinWidth(40);
    slider.setPrefWidth(80);
    slider.setBlockIncrement(range.step());
    slider.setAccessibleText(parameter.label());
    slider.setAccessibleHelp(parameter.help());
    slider.setTooltip(new Tooltip(parameter.help()));
    slider.addEventFilter(MouseEvent.MOUSE_PRESSED, this::clickedBeside);
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::keyOnSlider);
    slider.addEventFilter(KeyEvent.KEY_RELEASED, this::keyLetGo);
    slider.valueProperty().subscribe((_, place) -> moved(place.doubleValue()));
    slider.valueChangingProperty().subscribe((_, isMoving) -> letGo(isMoving));
  }

  private void buildText() {
    text.getStyleClass().add("value-text");
    text.setAccessibleText(parameter.label() + ", value");
    text.setAccessibleHelp(parameter.parameter().range());
    text.setTooltip(new Tooltip("Type " + parameter.parameter().range() + ", then Enter"));
    text.setPrefColumnCount(range.grain() == SliderRange.Grain.WHOLE ? 3 : 5);
    text.setMinWidth(TextField.USE_PREF_SIZE);
    text.setOnAction(_ -> typed());
    text.focusedProperty().subscribe((_, isFocused) -> left(isFocused));
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::keyInText);
    text.addEventFilter(KeyEvent.KEY_RELEASED, this::keyLetGo);
  }

  private void clickedBeside(MouseEvent event) {
    Node thumb = slider.lookup(".thumb");
    if (thumb == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    Bounds place = thumb.localToScene(thumb.getBoundsInLocal());
    if (!place.contains(event.getSceneX(), event.getSceneY())) {
      slider.requestFocus();
      step(event.getSceneX() < place.getCenterX() ? -1 : 1);
      event.consume();
    }
  }

  private void keyOnSlider(KeyEvent event) {
    int steps = steps(event, KeyCode.RIGHT, KeyCode.LEFT);
    if (steps != 0) {
      slider.setValueChanging(true);
      step(steps);
      event.consume();
    }
  }

  private void keyInText(KeyEvent event) {
    int steps = steps(event, KeyCode.UP, KeyCode.DOWN);
    if (steps != 0) {
      slider.setValueChanging(true);
      step(steps);
      text.selectAll();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && !text.getText().equals(range.text(shown))) {
      text.setText(range.text(shown));
      event.consume();
    }
  }

  private static int steps(KeyEvent event, KeyCode more, KeyCode fewer) {
    int size = event.isShiftDown() ? MANY : 1;
    KeyCode code = event.getCode();
    if (code == more || code == KeyCode.UP) {
      return size;
    }
    return code == fewer || code == KeyCode.DOWN ? -size : 0;
  }

  private void keyLetGo(KeyEvent event) {
    if (event.getCode().isArrowKey() && slider.isValueChanging()) {
      slider.setValueChanging(false);
      event.consume();
    }
  }

  private void step(int steps) {
    slider.setValue(range.placeAfter(slider.getValue(), steps));
  }

  private void moved(double place) {
    if (isFollowing) {
      return;
    }
    String value = range.text(range.valueAt(place));
    text.setText(value);
    boolean waits =
        parameter.parameter().effect() == Parameter.Effect.FROM_START && slider.isValueChanging();
    if (!waits) {
      if (!slider.isValueChanging()) {
        listener.begin();
      }
      choose(value);
    }
  }

  private void letGo(boolean isMoving) {
    if (isMoving) {
      listener.begin();
    }
    if (!isMoving && !Double.isNaN(shown)) {
      choose(range.text(range.valueAt(slider.getValue())));
    }
  }

  private void left(boolean isFocused) {
    if (!isFocused && !Double.isNaN(shown)) {
      typed();
    }
  }

  private void typed() {
    String typed = text.getText().strip();
    text.setText(range.text(shown));
    listener.begin();
    choose(typed);
  }

  private void choose(String value) {
    if (!value.equals(range.text(shown))) {
      listener.chosen(parameter.name(), value);
    }
  }

  @Override
  public Node node() {
    return row;
  }

  @Override
  public void show(PlayerFrame frame) {
    double value = ((Number) frame.parameters().value(parameter.name())).doubleValue();
    if (value == shown || slider.isValueChanging()) {
      shown = slider.isValueChanging() ? value : shown;
      return;
    }
    // A value that is being typed stays; one that was entered gives way to what came of it.
    boolean isTyping = text.isFocused() && !text.getText().equals(range.text(shown));
    shown = value;
    isFollowing = true;
    slider.setValue(range.place(value));
    isFollowing = false;
    if (!isTyping) {
      text.setText(range.text(value));
    }
  }
}
