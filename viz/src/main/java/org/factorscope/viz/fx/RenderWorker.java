package org.factorscope.viz.fx;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Axis;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.PlotPanel;
import org.factorscope.viz.theme.Theme;

/// One daemon thread that paints panels; of the requests for a surface the newest wins.
///
/// Requests not yet started are replaced, never queued, and a finished frame that has not been
/// shown is brought up to date by the next one. So a slow painter costs frames, never latency. What
/// crosses threads is immutable or changes owner: there is no lock.
public final class RenderWorker implements AutoCloseable {
  private static final int WARM_UP_PIXELS = 64;

  /// Orders by surface, and the number of the newest submission among them.
  private record Batch(long sequence, Map<Surface, PaintOrder> orders) {
    static final Batch NONE = new Batch(0, Map.of());

    Batch plus(Collection<PaintOrder> newer) {
      Map<Surface, PaintOrder> merged = new LinkedHashMap<>(orders);
      newer.forEach(order -> merged.put(order.surface(), order));
      return new Batch(sequence, merged);
    }

    Batch numbered(long number) {
      return new Batch(number, orders);
    }
  }

  private final Supplier<PanelPainter> painters;
  private final Consumer<Throwable> onFailure;
  private final AtomicReference<Batch> inbox = new AtomicReference<>(Batch.NONE);
  private final AtomicReference<Frame> ready = new AtomicReference<>(Frame.NONE);
  private final Thread thread;
  private long submissions;
  private volatile boolean closed;

  /// Starts the thread and its throw-away first drawing, which is slow.
  ///
  /// @param painters makes a painter for each view
  /// @param onFailure hears, on the worker's thread, what a painter throws
  public RenderWorker(Supplier<PanelPainter> painters, Consumer<Throwable> onFailure) {
    this.painters = painters;
    this.onFailure = onFailure;
    thread = Thread.ofPlatform().daemon().name("render-worker").unstarted(this::run);
    thread.start();
  }

  /// Orders pictures; returns the number by which [#takeFrame] will answer. One thread only.
  long submit(Collection<PaintOrder> orders) {
    long number = ++submissions;
    List<PaintOrder> newer = List.copyOf(orders);
    inbox.updateAndGet(waiting -> waiting.plus(newer).numbered(number));
    LockSupport.unpark(thread);
    return number;
  }

  /// What was finished since the last call; [Frame#NONE] if nothing was. The caller owns its
  /// pictures.
  Frame takeFrame() {
    return ready.getAndSet(Frame.NONE);
  }

  /// Lets the thread end after the panel that it is painting.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    warmUp();
    while (!closed) {
      Batch batch = inbox.getAndSet(Batch.NONE);
      if (batch.sequence() == 0) {
        LockSupport.park(this);
      } else {
        publish(paint(batch));
      }
    }
  }

  private Frame paint(Batch batch) {
    Map<Surface, Frame.Outcome> outcomes = new LinkedHashMap<>();
    for (PaintOrder order : batch.orders().values()) {
      if (!order.surface().holds(order)) {
        outcomes.put(order.surface(), paint(order));
      }
    }
    return new Frame(batch.sequence(), outcomes);
  }

  private Frame.Outcome paint(PaintOrder order) {
    Surface surface = order.surface();
    Picture picture = surface.takeFree();
    try {
      PixelImage pixels = picture.pixels(order.width(), order.height());
      var geometry = surface.painter(painters).paint(order.request(), pixels);
      surface.remember(order);
      return new Frame.Outcome.Painted(picture, order.request(), geometry);
    } catch (RuntimeException | Error failure) {
      // Errors too: a panel too large for the memory must not end the thread that paints the
      // others.
      surface.forget();
      surface.giveBack(picture);
      report(failure);
      return new Frame.Outcome.Failed(
          order.request(), "“" + order.request().panel().title() + "” could not be drawn.");
    }
  }

  private void publish(Frame frame) {
    // Only this thread sets frames, so nothing can come between the two calls but a taker, who then
    // finds nothing and comes again with the next pulse.
    Frame unseen = ready.getAndSet(Frame.NONE);
    ready.set(unseen.overtakenBy(frame));
  }

  private void report(Throwable failure) {
    try {
      onFailure.accept(failure);
    } catch (RuntimeException broken) {
      broken.addSuppressed(failure);
      thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }
  }

  private void warmUp() {
    PlotPanel empty =
        new PlotPanel(
            "warm-up",
            "",
            "",
            Axis.of("x", 0, 1),
            Axis.of("y", 0, 1),
            PlotPanel.Aspect.FREE,
            PlotPanel.Scrubber.NO,
            List.of());
    PaintRequest request = new PaintRequest(empty, Theme.light(), 1, Highlight.NONE, Zoom.NONE);
    try {
      var _ = painters.get().paint(request, new PixelImage(WARM_UP_PIXELS, WARM_UP_PIXELS));
    } catch (RuntimeException | Error _) {
      // A painter that fails here fails again on a panel that somebody wants to see, and says so
      // then.
    }
  }
}
