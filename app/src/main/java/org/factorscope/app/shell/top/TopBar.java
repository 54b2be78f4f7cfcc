package org.factorscope.app.shell.top;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Icon;
import org.factorscope.app.shell.look.IconButton;
import org.factorscope.app.shell.look.Looks;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.navigator.LessonOpening;
import org.factorscope.viz.fx.Motion;
import org.jspecify.annotations.Nullable;

/// The bar above everything: what runs, and what can be done with the window.
public final class TopBar extends HBox {
  private final DataChip data;
  private final SeedMenu seed;
  private final StartMenu start;
  private final Button export;
  private final IconButton compare;

  public TopBar(
      PlayerViewModel player,
      LessonOpening opening,
      WindowActions actions,
      Looks looks,
      SettingsModel settings) {
    data = new DataChip(actions);
    seed = new SeedMenu(player);
    start = new StartMenu(opening);
    export = exportButton(actions);
    compare = new IconButton(Icon.COMPARE, "Compare with a second run", "C", player::compare);
    compare.getStyleClass().add("compare-button");
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    HBox chips = new HBox(data.chip(), seed.chip(), start.chip());
    chips.getStyleClass().add("chips");
    chips.setAlignment(Pos.CENTER_LEFT);
    chips.setMinWidth(0);
    setHgrow(chips, Priority.ALWAYS);
    IconButton lessons = new IconButton(Icon.LESSONS, "Lessons", "Ctrl+L", actions::toggleLessons);
    lessons.getStyleClass().add("lessons-button");
    getChildren()
        .addAll(lessons, logo(), chips, compare, themeButton(looks), export, fullScreen(actions));
    getChildren().add(more(actions, settings));
    chips.setVisible(false);
    export.setDisable(true);
    compare.setDisable(true);
    player
        .frameProperty()
        .subscribe(
            frame -> {
              chips.setVisible(frame != null);
              export.setDisable(frame == null);
              compare.setDisable(frame == null || frame.comparison() != null);
              show(frame);
            });
  }

  private void show(@Nullable PlayerFrame frame) {
    if (frame != null) {
      data.show(frame);
      seed.show(frame);
      start.show(frame);
    }
  }

  private static Region logo() {
    Text first = new Text("Factor");
    first.getStyleClass().add("logo-first");
    Text second = new Text("scope");
    second.getStyleClass().add("logo-second");
    TextFlow logo = new TextFlow(first, second);
    logo.getStyleClass().add("logo");
    logo.setMinWidth(USE_PREF_SIZE);
    logo.setMaxHeight(USE_PREF_SIZE);
    return logo;
  }

  private static Button exportButton(WindowActions actions) {
    Button button = new Button("Export …", Icon.EXPORT.node());
    button.getStyleClass().add("export-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setTooltip(new Tooltip("Save the panels as PNG, SVG or PDF  (Ctrl+E)"));
    button.setOnAction(_ -> actions.exportFigure());
    return button;
  }

  private static Button themeButton(Looks looks) {
    IconButton button = new IconButton(Icon.MOON, "Dark theme", "", looks::toggle);
    button.getStyleClass().add("theme-button");
    looks
        .themeProperty()
        .subscribe(
            theme ->
                button.offer(
                    theme.isDark() ? Icon.SUN : Icon.MOON,
                    theme.isDark() ? "Light theme" : "Dark theme"));
    return button;
  }

  private static Button fullScreen(WindowActions actions) {
    return new IconButton(Icon.FULL_SCREEN, "Present", "F11", actions::present);
  }

  private static MenuButton more(WindowActions actions, SettingsModel settings) {
    CheckMenuItem motion = new CheckMenuItem("Markers glide between states");
    settings.currentProperty().subscribe(now -> motion.setSelected(now.motion() == Motion.ON));
    motion.setOnAction(
        _ -> settings.change(now -> now.withMotion(motion.isSelected() ? Motion.ON : Motion.OFF)));
    MenuButton button =
        new MenuButton(
            "",
            Icon.MORE.node(),
            item("Open data, a trace or a session …", "Shortcut+O", actions::importData),
            item("Save the session …", "Shortcut+S", actions::saveSession),
            item("Export a figure or an animation …", "Shortcut+E", actions::exportFigure),
            item("Stops of a lecture …", "L", actions::showStops),
            motion,
            item("Everything larger", "Shortcut+Plus", actions::larger),
            item("Everything smaller", "Shortcut+Minus", actions::smaller),
            item("Keys", "F1", actions::showKeys));
    button.getStyleClass().addAll("icon-button", "more-button");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText("More");
    button.setTooltip(new Tooltip("Open, save, export, lecture, motion, size and keys"));
    return button;
  }

  private static MenuItem item(String text, String keys, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setAccelerator(KeyCombination.keyCombination(keys));
    item.setOnAction(_ -> action.run());
    return item;
  }
}
