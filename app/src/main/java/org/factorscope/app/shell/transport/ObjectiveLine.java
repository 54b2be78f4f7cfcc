package org.factorscope.app.shell.transport;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.Polyline;
import org.factorscope.algorithms.step.StepRecord;

/// The objective of a run as a small line, at most as many points as can be told apart.
final class ObjectiveLine extends Polyline {
  private static final int MOST_POINTS = 240;

  ObjectiveLine(String styleClass) {
    getStyleClass().add(styleClass);
    setManaged(false);
    setMouseTransparent(true);
  }

  /// The lowest and highest objective that a line shows.
  record Range(double low, double high) {
    static Range of(List<StepRecord> history) {
      List<StepRecord> sampled = sampled(history);
      return new Range(
          sampled.stream().mapToDouble(ObjectiveLine::value).min().orElse(Double.NaN),
          sampled.stream().mapToDouble(ObjectiveLine::value).max().orElse(Double.NaN));
    }

    /// Both ranges in one; a range without a number has no part in it.
    Range and(Range other) {
      if (Double.isNaN(low) || Double.isNaN(other.low)) {
        return Double.isNaN(low) ? other : this;
      }
      return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }
  }

  /// @param range that takes the whole height
  /// @param width over which the scale runs
  void draw(
      List<StepRecord> history, Range range, ScrubberScale scale, double width, double height) {
    List<StepRecord> sampled = sampled(history);
    double extent = range.high() > range.low() ? range.high() - range.low() : 1;
    Double[] points = new Double[2 * sampled.size()];
    for (int i = 0; i < sampled.size(); i++) {
      points[2 * i] = scale.share(sampled.get(i).position()) * width;
      points[2 * i + 1] = (range.high() - value(sampled.get(i))) / extent * height;
    }
    getPoints().setAll(points);
  }

  private static List<StepRecord> sampled(List<StepRecord> history) {
    int stride = Math.max(1, history.size() / MOST_POINTS);
    List<StepRecord> sampled = new ArrayList<>();
    for (int i = 0; i < history.size(); i += stride) {
      addFinite(sampled, history.get(i));
    }
    addFinite(sampled, history.getLast());
    return sampled;
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
