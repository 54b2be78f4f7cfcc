package org.factorscope.app.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.Polyline;
import org.factorscope.algorithms.step.StepRecord;

/// The objective of a run as a small line, at most as many points as can be told apart.
final class ObjectiveLine extends Polyline {
  private static final int MOST_POINTS = 240;

  ObjectiveLine() {
    getStyleClass().add("objective-line");
    setManaged(false);
    setMouseTransparent(true);
  }

  /// @param width over which the scale runs
  /// @param height of the whole range of the objective
  void draw(List<StepRecord> history, ScrubberScale scale, double width, double height) {
    int stride = Math.max(1, history.size() / MOST_POINTS);
    List<StepRecord> sampled = new ArrayList<>();
    for (int i = 0; i < history.size(); i += stride) {
      addFinite(sampled, history.get(i));
    }
    addFinite(sampled, history.getLast());
    double low = sampled.stream().mapToDouble(ObjectiveLine::value).min().orElse(0);
    double high = sampled.stream().mapToDouble(ObjectiveLine::value).max().orElse(1);
    double range = high > low ? high - low : 1;
    Double[] points = new Double[2 * sampled.size()];
    for (int i = 0; i < sampled.size(); i++) {
      points[2 * i] = scale.share(sampled.get(i).position()) * width;
      points[2 * i + 1] = (high - value(sampled.get(i))) / range * height;
    }
    getPoints().setAll(points);
  }

  private static void addFinite(List<StepRecord> sampled, StepRecord record) {
    if (Double.isFinite(value(record))) {
      sampled.add(record);
    }
  }

  private static double value(StepRecord record) {
    return record.objective().orElse(Double.NaN);
  }
}
