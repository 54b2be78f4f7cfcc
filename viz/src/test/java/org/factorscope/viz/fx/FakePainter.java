package org.factorscope.viz.fx;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.factorscope.viz.paint.PaintRequest;
import org.factorscope.viz.paint.ground.PanelGeometry;
import org.factorscope.viz.paint.ground.PixelImage;
import org.factorscope.viz.panel.PlotPanel;

/// Remembers what it was asked for and answers with a [FakeGeometry]. May be used for several
/// views.
final class FakePainter implements PanelPainter {
  final List<PaintRequest> requests = new CopyOnWriteArrayList<>();
  final List<PixelImage> targets = new CopyOnWriteArrayList<>();
  private final Consumer<PaintRequest> before;

  FakePainter() {
    this(_ -> {});
  }

  /// @param before runs first with every request but the warm-up; may block or throw
  FakePainter(Consumer<PaintRequest> before) {
    this.before = before;
  }

  @Override
  public PanelGeometry paint(PaintRequest request, PixelImage target) {
    if (!request.panel().id().equals("warm-up")) {
      before.accept(request);
      requests.add(request);
      targets.add(target);
    }
    if (!(request.panel() instanceof PlotPanel plot)) {
      throw new IllegalArgumentException("a fake for plots only");
    }
    return FakeGeometry.of(
        plot,
        request.zoom(),
        target.width() / request.outputScale(),
        target.height() / request.outputScale());
  }

  List<String> paintedTitles() {
    return requests.stream().map(request -> request.panel().title()).toList();
  }
}
