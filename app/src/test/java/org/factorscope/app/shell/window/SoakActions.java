package org.factorscope.app.shell.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterKind;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Layer;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.PlotPanel;

/// What a restless user does.
final class SoakActions {
  private final SoakWindow window;
  private final SplittableRandom random;
  private final DamagedFiles files;

  SoakActions(SoakWindow window, SplittableRandom random, Path folder) {
    this.window = window;
    this.random = random;
    this.files = new DamagedFiles(folder, random);
  }

  /// Does one thing.
  void next() {
    PlayerViewModel player = window.pane.player();
    PlayerFrame frame = window.frame();
    switch (random.nextInt(16)) {
      case 0 -> SoakWindow.act(() -> window.pane.open(any(LessonCatalog.all())));
      case 1 -> openAnyPreset(player);
      case 2 -> otherData(player, frame);
      case 3 ->
          SoakWindow.act(
              () -> player.open(frame.lesson(), frame.setup().withSeed(random.nextInt(1000))));
      case 4, 5 -> setAnyParameter(player, frame);
      case 6 -> // JavaFX's headless screen is 1000 by 1000 and fails beyond.
          window.resize(random.nextInt(600, 1000), random.nextInt(500, 1000));
      case 7 -> importDamaged();
      case 8 -> SoakWindow.act(player::togglePlay);
      case 9 -> SoakWindow.act(() -> player.scrubTo(random.nextInt(frame.end() + 5)));
      case 10 -> dragAnyHandle(player, frame);
      case 11 -> SoakWindow.act(player::undo);
      case 12 -> SoakWindow.act(() -> player.speedProperty().set(random.nextInt(1, 1000)));
      case 13 -> SoakWindow.act(player::iterationForward);
      case 14 -> openAnyNeighbour(player, frame);
      default -> SoakWindow.act(player::stepForward);
    }
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void openAnyPreset(PlayerViewModel player) {
    Lesson<?, ?, ?> lesson = any(LessonCatalog.all());
    Preset preset = any(lesson.presets());
    RunSetup setup = RunSetup.of(lesson, preset);
    SoakWindow.act(() -> player.open(lesson, setup));
  }

  private void otherData(PlayerViewModel player, PlayerFrame frame) {
    RunSetup setup =
        frame
            .setup()
            .withSource(RunSetup.data(any(DatasetCatalog.names())))
            .withScale(any(List.of(Scale.values())))
            .withStart(Map.of());
    SoakWindow.act(() -> player.open(frame.lesson(), setup));
  }

  private void setAnyParameter(PlayerViewModel player, PlayerFrame frame) {
    if (frame.lesson().parameters().isEmpty()) {
      return;
    }
    Parameter<?> parameter = any(frame.lesson().parameters());
    String text =
        switch (parameter.kind()) {
          case ParameterKind.Whole whole ->
              Integer.toString(random.nextInt(whole.min(), Math.min(whole.max(), 12) + 2));
          case ParameterKind.Real real ->
              Double.toString(real.min() + random.nextDouble() * (real.max() - real.min()));
          case ParameterKind.Choice<?> choice -> any(choice.words());
          case ParameterKind.Several several -> any(several.words());
          case ParameterKind.Column _ -> "1";
          case ParameterKind.Text _ -> random.nextInt(2) == 0 ? "" : "human computer graph";
        };
    SoakWindow.act(() -> player.setParameter(parameter.name(), text));
  }

  private void importDamaged() {
    try {
      Path file = files.next();
      SoakWindow.act(() -> window.pane.openFile(file));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void dragAnyHandle(PlayerViewModel player, PlayerFrame frame) {
    List<Handle> handles = new ArrayList<>();
    for (Panel panel : frame.panels()) {
      if (panel instanceof PlotPanel plot) {
        for (Layer layer : plot.layers()) {
          if (layer instanceof Layer.Markers markers) {
            markers.markers().stream()
                .map(Layer.Marker::handle)
                .filter(handle -> handle != null)
                .forEach(handles::add);
          }
        }
      }
    }
    if (!handles.isEmpty()) {
      Handle handle = any(handles);
      double x = 20 * random.nextDouble() - 10;
      double y = 20 * random.nextDouble() - 10;
      SoakWindow.act(() -> player.drag(handle, x, y));
    }
  }

  private void openAnyNeighbour(PlayerViewModel player, PlayerFrame frame) {
    var neighbours = frame.lesson().neighbours();
    if (!neighbours.isEmpty()) {
      String id = neighbours.get(random.nextInt(neighbours.size())).lessonId();
      SoakWindow.act(() -> player.openNeighbour(LessonCatalog.byId(id)));
    }
  }
}
