package org.factorscope.app.shell.window;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.shell.lecture.ShownPanels;
import org.factorscope.app.shell.look.Looks;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.viz.fx.DragPhase;
import org.factorscope.viz.fx.PanelGrid;
import org.factorscope.viz.fx.PanelGridListener;
import org.factorscope.viz.fx.PanelMenu;
import org.factorscope.viz.fx.PanelPainter;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;
import org.jspecify.annotations.Nullable;

/// The panels of the lesson, in the middle of the window; a sentence if no lesson is open.
final class PanelArea extends StackPane implements ShownPanels, AutoCloseable {
  private final PlayerViewModel player;
  private final PanelGrid grid;
  private final Label empty = new Label("Choose a lesson at the left.");
  private @Nullable Lesson<?, ?, ?> shown;

  /// @param menu what can be done with each panel
  PanelArea(
      PlayerViewModel player,
      Looks looks,
      SettingsModel settings,
      PanelMenu menu,
      Supplier<PanelPainter> painters,
      Consumer<Throwable> onFailure) {
    this.player = player;
    getStyleClass().add("panel-area");
    grid = new PanelGrid(painters, onFailure);
    grid.setListener(new Listener(player));
    grid.setMenu(menu);
    empty.getStyleClass().add("empty-note");
    getChildren().setAll(grid, empty);
    setMinSize(0, 0);
    looks.themeProperty().subscribe(grid::setTheme);
    settings.currentProperty().map(Settings::motion).subscribe(grid::setMotion);
    player.frameProperty().subscribe(this::show);
  }

  private void show(@Nullable PlayerFrame frame) {
    empty.setVisible(frame == null);
    if (frame == null) {
      return;
    }
    if (!Objects.equals(shown, frame.lesson())) {
      grid.unfill();
    }
    shown = frame.lesson();
    grid.show(frame.panels());
  }

  @Override
  public List<String> chosen() {
    return grid.chosen();
  }

  @Override
  public void choose(List<String> ids) {
    grid.choose(ids);
  }

  /// Shows the panel that is the `number`th of the lesson, or no longer. The last one stays.
  void toggle(int number) {
    PlayerFrame frame = player.frameProperty().get();
    if (frame == null || number > frame.panels().size()) {
      return;
    }
    List<String> all = frame.panels().stream().map(Panel::id).toList();
    String toggled = all.get(number - 1);
    List<String> seen = grid.chosen().isEmpty() ? all : grid.chosen();
    grid.choose(all.stream().filter(id -> seen.contains(id) != id.equals(toggled)).toList());
  }

  /// Shows all panels again; false if they were shown already.
  boolean unfill() {
    boolean isFilled = !grid.chosen().isEmpty();
    grid.unfill();
    return isFilled;
  }

  /// Whether the newest pictures of a lesson are to be seen.
  boolean isPainted() {
    return shown != null && grid.isPainted();
  }

  @Override
  public void close() {
    grid.close();
  }

  /// What is done with the panels, as commands.
  private record Listener(PlayerViewModel player) implements PanelGridListener {
    @Override
    public void dragged(String panelId, Handle handle, double x, double y, DragPhase phase) {
      switch (phase) {
        case START -> player.beginGesture();
        case MOVE, END -> player.drag(handle, x, y);
        case CANCEL -> player.cancelGesture();
      }
    }

    @Override
    public void scrubbed(String panelId, double position) {
      player.scrubTo((int) Math.round(position));
    }
  }
}
