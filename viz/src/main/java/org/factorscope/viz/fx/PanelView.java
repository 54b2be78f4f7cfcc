package org.factorscope.viz.fx;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.HandlePlace;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.theme.Theme;
import org.jspecify.annotations.Nullable;

/// One panel on screen: the newest finished pixels, never scaled, and what pointer and keys do to
/// them. Style class `panel-view`; overlays are `panel-readout`, `panel-message` and
/// `panel-focus-ring`, which is visible while the view is focused.
///
/// Its size is its parent's decision: the preferred size does not depend on the picture, so a new
/// picture never causes a layout. JavaFX thread only.
public final class PanelView extends Region {
  private static final double PREFERRED_WIDTH = 360;
  private static final double PREFERRED_HEIGHT = 270;

  private final RenderLoop loop;
  private final Surface surface = new Surface();
  private final PanelScreen screen = new PanelScreen(surface);
  private final Readout readout = new Readout();
  private final Region focusRing = new Region();
  private final ObjectProperty<Highlight> highlight =
      new SimpleObjectProperty<>(this, "highlight", Highlight.NONE);
  private final PanelPointer pointer;

  private Theme theme = Theme.light();
  private Motion motion = Motion.ON;
  private PanelListener listener = PanelListener.NONE;
  private Zoom zoom = Zoom.NONE;
  private final DeviceScale deviceScale = new DeviceScale(this);
  private @Nullable Panel panel;
  private @Nullable TimedGlide glide;
  private long shownAtNanos;
  private boolean dirty;

  /// A view without a panel, painted by `loop`.
  public PanelView(RenderLoop loop) {
    this.loop = loop;
    getStyleClass().add("panel-view");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleHelp(
        "Brackets pick a handle, Alt with an arrow key moves it, Escape gives up a drag.");
    // A border of the view itself would lie below the picture.
    focusRing.getStyleClass().add("panel-focus-ring");
    focusRing.setManaged(false);
    focusRing.setMouseTransparent(true);
    focusRing.visibleProperty().bind(focusedProperty());
    getChildren().addAll(screen.pixels(), screen.message(), focusRing, readout);
    pointer = new PanelPointer(this);
    var _ = new HandleKeys(this, pointer);
    highlight.subscribe(_ -> change());
    deviceScale.subscribe(this::change);
    sceneProperty().subscribe(this::enterOrLeave);
    loop.add(surface, this);
  }

  /// Shows `next`, at once or by a glide from what is shown now.
  @SuppressWarnings("ReferenceEquality") // comparing the data would cost as much as painting them
  public void show(Panel next) {
    if (next == panel) {
      return;
    }
    long now = loop.nowNanos();
    glide = glideTo(next, now);
    if (panel != null && !panel.id().equals(next.id())) {
      zoom = Zoom.NONE;
    }
    panel = next;
    shownAtNanos = now;
    setAccessibleText(described(next));
    change();
  }

  /// Panels that follow each other faster than a glide takes are shown at once: gliding to each of
  /// them would show the past.
  private @Nullable TimedGlide glideTo(Panel next, long now) {
    boolean isHurried = now - shownAtNanos < TimedGlide.LENGTH.toNanos() || pointer.isBusy();
    if (motion == Motion.OFF
        || isHurried
        || !(panel instanceof PlotPanel from)
        || !(next instanceof PlotPanel to)
        || !from.id().equals(to.id())
        || !MarkerGlide.isNeeded(from, to)) {
      return null;
    }
    return new TimedGlide(from, to, now);
  }

  /// Colours and size of type.
  public void setTheme(Theme theme) {
    this.theme = theme;
    change();
  }

  /// Whether markers glide.
  public void setMotion(Motion motion) {
    this.motion = motion;
    if (motion == Motion.OFF) {
      glide = null;
      change();
    }
  }

  /// Who hears what the user does here.
  public void setListener(PanelListener listener) {
    this.listener = listener;
  }

  /// What is lit. Hovering sets it; set it to light what is hovered elsewhere.
  public ObjectProperty<Highlight> highlightProperty() {
    return highlight;
  }

  /// What is shown, or null.
  public @Nullable Panel panel() {
    return panel;
  }

  /// The part of the plot that the user chose.
  public Zoom zoom() {
    return zoom;
  }

  /// Shows another part of the plot; [Zoom#NONE] shows all of it.
  public void setZoom(Zoom zoom) {
    if (!this.zoom.equals(zoom)) {
      this.zoom = zoom;
      change();
    }
  }

  /// Device pixels a logical pixel of its pictures.
  public double deviceScale() {
    return deviceScale.get();
  }

  /// Where things are in the picture that the user sees; empty before the first one.
  public Optional<PanelGeometry> geometry() {
    return screen.shown().map(Frame.Outcome.Painted::geometry);
  }

  /// Ends the view: it is not painted any more.
  void dispose() {
    loop.remove(surface);
  }

  PanelListener listener() {
    return listener;
  }

  Readout readout() {
    return readout;
  }

  /// What the picture was painted from that the user sees.
  Optional<PaintRequest> shownRequest() {
    return screen.shown().map(Frame.Outcome.Painted::request);
  }

  List<HandlePlace> handlePlaces() {
    return panel == null ? List.of() : panel.handles();
  }

  Optional<HandlePlace> handlePlace(Handle handle) {
    return panel == null ? Optional.empty() : panel.handlePlace(handle);
  }

  /// Lets a screen reader say `line` besides what the panel is.
  void announce(String line) {
    if (panel != null) {
      setAccessibleText(described(panel) + ". " + line);
    }
  }

  private static String described(Panel panel) {
    return panel.subtitle().isEmpty() ? panel.title() : panel.title() + ". " + panel.subtitle();
  }

  /// Lights what the pointer is on, and tells.
  void light(Highlight hovered) {
    if (!Objects.equals(highlight.get(), hovered)) {
      highlight.set(hovered);
      listener.highlighted(hovered);
    }
  }

  /// The picture that is wanted now, once.
  Optional<PaintOrder> nextOrder(long nowNanos) {
    double outputScale = deviceScale.get();
    int width = (int) Math.round(getWidth() * outputScale);
    int height = (int) Math.round(getHeight() * outputScale);
    Panel now = panel;
    if (now == null || !dirty || width < 1 || height < 1 || getScene() == null) {
      return Optional.empty();
    }
    dirty = false;
    TimedGlide current = glide;
    if (current != null) {
      now = current.at(nowNanos);
      if (current.isOver(nowNanos)) {
        glide = null;
      } else {
        dirty = true;
      }
    }
    PaintRequest request = new PaintRequest(now, theme, outputScale, highlight.get(), zoom);
    return Optional.of(new PaintOrder(surface, request, width, height));
  }

  /// Shows what the worker made.
  void accept(Frame.Outcome outcome) {
    screen.show(outcome);
    screen.snap(deviceScale.toWholePixel());
    if (outcome instanceof Frame.Outcome.Failed) {
      requestLayout();
    }
  }

  private void change() {
    dirty = true;
    loop.wake();
  }

  private void enterOrLeave(@Nullable Scene scene) {
    if (scene == null) {
      pointer.cancel();
      readout.hide();
    } else {
      change();
    }
  }

  @Override
  protected void layoutChildren() {
    focusRing.resizeRelocate(0, 0, getWidth(), getHeight());
    screen.layout(getWidth(), getHeight());
    screen.snap(deviceScale.toWholePixel());
  }

  @Override
  public void resize(double width, double height) {
    if (width != getWidth() || height != getHeight()) {
      super.resize(width, height);
      change();
    }
  }

  @Override
  protected double computePrefWidth(double height) {
    return PREFERRED_WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return PREFERRED_HEIGHT;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }
}
