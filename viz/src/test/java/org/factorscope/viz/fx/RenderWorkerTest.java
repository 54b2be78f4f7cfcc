package org.factorscope.viz.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.Zoom;
import org.factorscope.viz.panel.Highlight;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class RenderWorkerTest {
  private final Surface left = new Surface();
  private final Surface right = new Surface();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  private static PaintOrder order(Surface surface, Panel panel) {
    return order(surface, panel, 100, Highlight.NONE);
  }

  private static PaintOrder order(Surface surface, Panel panel, int width, Highlight lit) {
    return new PaintOrder(
        surface, new PaintRequest(panel, Theme.light(), 1, lit, Zoom.NONE), width, 80);
  }

  private static Frame awaitFrame(RenderWorker worker, long sequence) throws Exception {
    Frame[] last = {Frame.NONE};
    WaitForAsyncUtils.waitFor(
        FxView.PATIENCE_SECONDS,
        TimeUnit.SECONDS,
        () -> {
          last[0] = last[0].overtakenBy(worker.takeFrame());
          return last[0].sequence() >= sequence;
        });
    return last[0];
  }

  @Test
  void ofOrdersThatAreNotBegunOnlyTheNewestIsPainted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FakePainter painter =
        new FakePainter(
            _ -> {
              begun.countDown();
              await(goOn);
            });
    try (RenderWorker worker = new RenderWorker(() -> painter, failures::add)) {
      worker.submit(List.of(order(left, Plots.empty("a", "first"))));
      await(begun);
      worker.submit(List.of(order(left, Plots.empty("a", "second"))));
      worker.submit(List.of(order(left, Plots.empty("a", "third"))));
      long last = worker.submit(List.of(order(left, Plots.empty("a", "fourth"))));
      goOn.countDown();
      awaitFrame(worker, last);
      assertEquals(List.of("first", "fourth"), painter.paintedTitles());
    }
  }

  @Test
  void aWaitingOrderOfAnotherViewIsNotLost() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FakePainter painter =
        new FakePainter(
            _ -> {
              begun.countDown();
              await(goOn);
            });
    try (RenderWorker worker = new RenderWorker(() -> painter, failures::add)) {
      worker.submit(List.of(order(left, Plots.empty("a", "first"))));
      await(begun);
      worker.submit(List.of(order(right, Plots.empty("b", "other"))));
      long last = worker.submit(List.of(order(left, Plots.empty("a", "second"))));
      goOn.countDown();
      awaitFrame(worker, last);
      assertEquals(List.of("first", "other", "second"), painter.paintedTitles());
    }
  }

  @Test
  void aFrameThatNobodyTookIsBroughtUpToDateByTheNext() throws Exception {
    FakePainter painter = new FakePainter();
    try (RenderWorker worker = new RenderWorker(() -> painter, failures::add)) {
      worker.submit(List.of(order(left, Plots.empty("a", "left"))));
      WaitForAsyncUtils.waitFor(
          FxView.PATIENCE_SECONDS, TimeUnit.SECONDS, () -> painter.requests.size() == 1);
      long last = worker.submit(List.of(order(right, Plots.empty("b", "right"))));
      Map<Surface, Frame.Outcome> outcomes = awaitFrame(worker, last).outcomes();
      assertEquals(2, outcomes.size());
    }
  }

  @Test
  void anUnchangedPanelIsNotPaintedAgainButANewSizeOrHighlightIs() throws Exception {
    FakePainter painter = new FakePainter();
    Panel panel = Plots.empty("a", "same");
    try (RenderWorker worker = new RenderWorker(() -> painter, failures::add)) {
      awaitFrame(worker, worker.submit(List.of(order(left, panel))));
      Frame again = awaitFrame(worker, worker.submit(List.of(order(left, panel))));
      assertTrue(again.outcomes().isEmpty());
      assertEquals(1, painter.requests.size());
      awaitFrame(worker, worker.submit(List.of(order(left, panel, 120, Highlight.NONE))));
      assertEquals(2, painter.requests.size());
      assertEquals(120, painter.targets.getLast().width());
      awaitFrame(
          worker,
          worker.submit(
              List.of(
                  order(
                      left,
                      panel,
                      120,
                      Highlight.of(Role.OBSERVATION, 1)
                          .with(Role.FACTOR, 2)
                          .with(Role.FEATURE, 3)))));
      assertEquals(3, painter.requests.size());
    }
  }

  @Test
  void whatAPainterThrowsIsReportedAndTheWorkerGoesOn() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken");
    FakePainter painter =
        new FakePainter(
            request -> {
              if (request.panel().title().equals("bad")) {
                throw broken;
              }
            });
    try (RenderWorker worker = new RenderWorker(() -> painter, failures::add)) {
      Frame frame =
          awaitFrame(
              worker,
              worker.submit(
                  List.of(
                      order(left, Plots.empty("a", "bad")),
                      order(right, Plots.empty("b", "good")))));
      Frame.Outcome.Failed failed =
          assertInstanceOf(Frame.Outcome.Failed.class, frame.outcomes().get(left));
      assertTrue(failed.message().contains("bad"), failed.message());
      assertInstanceOf(Frame.Outcome.Painted.class, frame.outcomes().get(right));
      assertEquals(1, failures.size());
      assertSame(broken, failures.getFirst());
      Frame later =
          awaitFrame(worker, worker.submit(List.of(order(left, Plots.empty("a", "mended")))));
      assertInstanceOf(Frame.Outcome.Painted.class, later.outcomes().get(left));
    }
  }

  @Test
  void aFailingFailureHandlerDoesNotEndTheWorker() throws Exception {
    FakePainter painter =
        new FakePainter(
            request -> {
              if (request.panel().title().equals("bad")) {
                throw new AssertionError("bad");
              }
            });
    List<Throwable> uncaught = new CopyOnWriteArrayList<>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((_, e) -> uncaught.add(e));
    try (RenderWorker worker =
        new RenderWorker(
            () -> painter,
            _ -> {
              throw new IllegalStateException("handler");
            })) {
      awaitFrame(worker, worker.submit(List.of(order(left, Plots.empty("a", "bad")))));
      Frame later =
          awaitFrame(worker, worker.submit(List.of(order(left, Plots.empty("a", "good")))));
      assertInstanceOf(Frame.Outcome.Painted.class, later.outcomes().get(left));
      assertEquals(1, uncaught.size());
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  @Test
  void picturesGoAroundInsteadOfBeingMadeAnew() throws Exception {
    FakePainter painter = new FakePainter();
    try (RenderWorker worker = new RenderWorker(() -> painter, failures::add)) {
      for (int i = 0; i < 30; i++) {
        Frame frame =
            awaitFrame(worker, worker.submit(List.of(order(left, Plots.empty("a", "" + i)))));
        Frame.Outcome.Painted painted =
            assertInstanceOf(Frame.Outcome.Painted.class, frame.outcomes().get(left));
        left.giveBack(painted.picture());
      }
      assertEquals(1, painter.targets.stream().distinct().count());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(FxView.PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
