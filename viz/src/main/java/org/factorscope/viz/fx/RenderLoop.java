package org.factorscope.viz.fx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;

/// The JavaFX side of the worker: with every pulse it shows what is finished and orders what views
/// want next. Its timer stops as soon as nothing is wanted or under way, so that a still window
/// costs nothing. JavaFX thread only.
public final class RenderLoop implements AutoCloseable {
  private enum Activity {
    RUNNING,
    IDLE
  }

  private final RenderWorker worker;
  private final LongSupplier clockNanos;
  private final Map<Surface, PanelView> views = new LinkedHashMap<>();
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long frameNanos) {
          pulse();
        }
      };
  private Activity activity = Activity.IDLE;
  private long submitted;
  private long answered;

  /// A loop with a worker of its own. The parameters are those of [RenderWorker].
  public RenderLoop(Supplier<PanelPainter> painters, Consumer<Throwable> onFailure) {
    this(new RenderWorker(painters, onFailure), System::nanoTime);
  }

  RenderLoop(RenderWorker worker, LongSupplier clockNanos) {
    this.worker = worker;
    this.clockNanos = clockNanos;
  }

  void add(Surface surface, PanelView view) {
    views.put(surface, view);
    wake();
  }

  void remove(Surface surface) {
    views.remove(surface);
  }

  long nowNanos() {
    return clockNanos.getAsLong();
  }

  /// Runs from the next pulse on, until nothing is left to do.
  void wake() {
    activity = Activity.RUNNING;
    timer.start();
  }

  /// Whether everything that was wanted is shown and the timer at rest.
  boolean isIdle() {
    return activity == Activity.IDLE;
  }

  private void pulse() {
    Frame frame = worker.takeFrame();
    answered = Math.max(answered, frame.sequence());
    frame.outcomes().forEach(this::show);
    List<PaintOrder> orders = new ArrayList<>();
    for (PanelView view : views.values()) {
      view.nextOrder(nowNanos()).ifPresent(orders::add);
    }
    if (!orders.isEmpty()) {
      submitted = worker.submit(orders);
    } else if (answered == submitted) {
      activity = Activity.IDLE;
      timer.stop();
    }
  }

  private void show(Surface surface, Frame.Outcome outcome) {
    PanelView view = views.get(surface);
    if (view != null) {
      view.accept(outcome);
    }
  }

  /// Ends the worker and the timer; what is shown stays.
  @Override
  public void close() {
    timer.stop();
    worker.close();
  }
}
