package org.factorscope.app.shell.text;

import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.factorscope.viz.fx.DeviceScale;
import org.jspecify.annotations.Nullable;

/// A formula in the colour of the surrounding text (`-fx-text-fill` of style class `formula`). If
/// it is wider than its place it is drawn smaller; if it cannot be read its source is shown.
public final class FormulaView extends Label {
  private static final double SMALLEST_SHARE = 0.6;

  private final FormulaCache cache;
  private final String latex;
  private final FormulaRequest.Setting setting;
  private final double size;
  private final ImageView pixels = new ImageView();
  private final DeviceScale deviceScale = new DeviceScale(this);
  private double share = 1;
  private double naturalWidth;
  private double depth;
  private @Nullable FormulaRequest asked;

  /// Shows a formula as soon as it is drawn.
  ///
  /// @param size of the type, in logical pixels
  public FormulaView(
      FormulaCache cache, String latex, FormulaRequest.Setting setting, double size) {
    this.cache = cache;
    this.latex = latex;
    this.setting = setting;
    this.size = size;
    getStyleClass().add("formula");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setGraphic(pixels);
    setAccessibleText(latex);
    setMinHeight(USE_PREF_SIZE);
    setMinWidth(setting == FormulaRequest.Setting.INLINE ? USE_PREF_SIZE : 0);
    // A size that changes during a layout is noticed too late, so this does not wait for one.
    textFillProperty().subscribe(_ -> ask());
    deviceScale.subscribe(this::ask);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    boolean isAlone = setting == FormulaRequest.Setting.DISPLAY;
    if (isAlone && naturalWidth > 0 && getWidth() > 0) {
      share = Math.clamp(getWidth() / naturalWidth, SMALLEST_SHARE, 1);
      ask();
    }
  }

  /// Outside of a scene, the stylesheet has not said the colour.
  private void ask() {
    if (getScene() == null || Color.BLACK.equals(getTextFill())) {
      return;
    }
    double drawnSize = Math.floor(size * share * 4) / 4;
    FormulaRequest wanted =
        new FormulaRequest(latex, setting, drawnSize, argb(getTextFill()), deviceScale.get());
    if (!wanted.equals(asked)) {
      asked = wanted;
      cache.get(wanted, image -> accept(wanted, image));
    }
  }

  private void accept(FormulaRequest answered, Optional<FormulaImage> image) {
    if (!answered.equals(asked)) {
      return;
    }
    image.ifPresentOrElse(drawn -> show(answered, drawn), this::showSource);
  }

  private void show(FormulaRequest answered, FormulaImage drawn) {
    naturalWidth = drawn.width() * size / answered.size();
    depth = drawn.depth();
    pixels.setImage(drawn.pixels());
    pixels.setFitWidth(drawn.width());
    pixels.setFitHeight(drawn.height());
  }

  private void showSource() {
    setGraphic(null);
    setContentDisplay(ContentDisplay.TEXT_ONLY);
    getStyleClass().add("formula-source");
    setText(latex);
    setWrapText(true);
  }

  @Override
  public double getBaselineOffset() {
    return getGraphic() == null
        ? super.getBaselineOffset()
        : snappedTopInset() + pixels.getFitHeight() - depth;
  }

  private static int argb(@Nullable Paint paint) {
    Color color = paint instanceof Color plain ? plain : Color.GRAY;
    return (int) Math.round(color.getOpacity() * 255) << 24
        | (int) Math.round(color.getRed() * 255) << 16
        | (int) Math.round(color.getGreen() * 255) << 8
        | (int) Math.round(color.getBlue() * 255);
  }
}
