package org.factorscope.viz.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;

/// Device pixels a logical pixel where a node is: the screen's scale times that of the node's
/// parents. Pictures are made with as many pixels as they will have on screen.
public final class DeviceScale {
  private static final double SMALLEST = 0.1;

  private final Node node;
  private final ObservableValue<Number> screen;
  // Held here: its sources refer to it only weakly.
  private final DoubleBinding scale;

  public DeviceScale(Node node) {
    this.node = node;
    screen =
        node.sceneProperty()
            .flatMap(Scene::windowProperty)
            .flatMap(Window::outputScaleXProperty)
            .orElse(1.0);
    scale =
        Bindings.createDoubleBinding(
            () ->
                Math.max(
                    SMALLEST,
                    screen.getValue().doubleValue() * node.getLocalToSceneTransform().getMxx()),
            screen,
            node.localToSceneTransformProperty());
  }

  /// Calls `then` with the scale of now and whenever it changes.
  public void subscribe(Runnable then) {
    scale.subscribe(_ -> then.run());
  }

  public double get() {
    return scale.get();
  }

  /// How far the node's corner is from the next whole device pixel, in logical pixels: a picture
  /// between pixels would be blurred.
  Point2D toWholePixel() {
    double device = screen.getValue().doubleValue();
    Point2D corner = node.localToScene(0, 0);
    return new Point2D(
        (Math.rint(corner.getX() * device) - corner.getX() * device) / get(),
        (Math.rint(corner.getY() * device) - corner.getY() * device) / get());
  }
}
