package org.factorscope.app.shell.transport;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.factorscope.algorithms.step.History;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.player.Comparison;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.jspecify.annotations.Nullable;

/// The run as a line to pull the playhead along: the objective above it, edits marked below it.
public final class Scrubber extends Pane {
  private static final double INSET = 8;
  private static final double CURVE_TOP = 4;
  private static final double CURVE_HEIGHT = 18;
  private static final double TRACK_TOP = 29;
  private static final double TRACK_HEIGHT = 4;
  private static final double KNOB = 15;
  private static final double MARKS_TOP = 41;
  private static final double HEIGHT = 50;

  private final PlayerViewModel player;
  private final ObjectiveLine curve = new ObjectiveLine("objective-line");
  private final ObjectiveLine otherCurve = new ObjectiveLine("other-objective-line");
  private final Region track = region("scrubber-track");
  private final Region computed = region("scrubber-computed");
  private final Region done = region("scrubber-done");
  private final Region knob = region("scrubber-knob");
  private final Pane marks = new Pane();
  private @Nullable PlayerFrame frame;
  private ScrubberScale scale = new ScrubberScale(1);

  Scrubber(PlayerViewModel player) {
    this.player = player;
    getStyleClass().add("scrubber");
    setMinSize(90, HEIGHT);
    setPrefSize(320, HEIGHT);
    setMaxHeight(HEIGHT);
    setCursor(Cursor.HAND);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    Tooltip.install(this, new Tooltip("Drag along the run  (Home, End: its start and end)"));
    marks.setManaged(false);
    marks.setMouseTransparent(true);
    for (ObjectiveLine line : List.of(curve, otherCurve)) {
      line.setLayoutX(INSET);
      line.setLayoutY(CURVE_TOP);
    }
    getChildren().setAll(otherCurve, curve, track, computed, done, marks, knob);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
    addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
    player.frameProperty().subscribe(this::show);
  }

  private static Region region(String styleClass) {
    Region region = new Region();
    region.getStyleClass().add(styleClass);
    region.setManaged(false);
    region.setMouseTransparent(true);
    return region;
  }

  private void scrub(MouseEvent event) {
    if (frame != null && event.getButton() == MouseButton.PRIMARY) {
      requestFocus();
      player.scrubTo(Math.min(scale.positionAt((event.getX() - INSET) / length()), frame.end()));
      event.consume();
    }
  }

  private double length() {
    return Math.max(1, getWidth() - 2 * INSET);
  }

  private void show(@Nullable PlayerFrame next) {
    PlayerFrame before = frame;
    frame = next;
    if (next == null) {
      return;
    }
    scale = scaleOf(next);
    setAccessibleText("Half-step " + next.position() + " of " + next.end());
    if (before == null || !isSame(historyOf(before), historyOf(next))) {
      drawHistory(next);
    }
    placeKnob(next);
  }

  /// Of both runs, if two are compared.
  private static List<History> historyOf(PlayerFrame frame) {
    Comparison comparison = frame.comparison();
    return comparison == null
        ? List.of(frame.history())
        : List.of(frame.history(), comparison.other().history());
  }

  /// Whether no half-step was added; records are compared by identity, for there may be many.
  @SuppressWarnings("ReferenceEquality") // A record of a run is made once.
  private static boolean isSame(List<History> before, List<History> now) {
    boolean same = before.size() == now.size();
    for (int i = 0; same && i < now.size(); i++) {
      History one = before.get(i);
      History other = now.get(i);
      same = one.size() == other.size() && one.getLast() == other.getLast();
    }
    return same;
  }

  /// Takes the longer of two runs that are compared.
  private static ScrubberScale scaleOf(PlayerFrame frame) {
    boolean isOver = frame.history().getLast().stopReason() != null || frame.stopReason() != null;
    int end = frame.end();
    if (frame.comparison() != null) {
      Comparison.Side other = frame.comparison().other();
      isOver &= other.stopReason() != null;
      end = Math.max(end, other.history().end());
    }
    return ScrubberScale.of(
        end,
        frame.course().halfSteps().size(),
        isOver ? ScrubberScale.Run.OVER : ScrubberScale.Run.GOES_ON);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    place(track, INSET, length());
    if (frame != null) {
      drawHistory(frame);
      placeKnob(frame);
    }
  }

  private void drawHistory(PlayerFrame now) {
    drawCurves(now);
    place(computed, INSET, scale.share(now.end()) * length());
    List<Polygon> edits =
        now.history().stream().filter(record -> record.edit() != null).map(this::mark).toList();
    marks.getChildren().setAll(edits);
  }

  /// On one range, so that they can be compared.
  private void drawCurves(PlayerFrame now) {
    ObjectiveLine.Range range = ObjectiveLine.Range.of(now.history());
    Comparison comparison = now.comparison();
    otherCurve.setVisible(comparison != null);
    if (comparison != null) {
      History other = comparison.other().history();
      range = range.and(ObjectiveLine.Range.of(other));
      otherCurve.draw(other, range, scale, length(), CURVE_HEIGHT);
    }
    curve.draw(now.history(), range, scale, length(), CURVE_HEIGHT);
  }

  private Polygon mark(StepRecord record) {
    double x = INSET + scale.share(record.position()) * length();
    Polygon triangle = new Polygon(x, MARKS_TOP, x + 4.5, MARKS_TOP + 7, x - 4.5, MARKS_TOP + 7);
    triangle.getStyleClass().add("scrubber-edit");
    return triangle;
  }

  private void placeKnob(PlayerFrame now) {
    double reach = scale.share(now.position()) * length();
    place(done, INSET, reach);
    knob.resizeRelocate(
        snapPositionX(INSET + reach - KNOB / 2), TRACK_TOP + (TRACK_HEIGHT - KNOB) / 2, KNOB, KNOB);
  }

  private static void place(Region line, double x, double width) {
    line.resizeRelocate(x, TRACK_TOP, width, TRACK_HEIGHT);
  }
}
