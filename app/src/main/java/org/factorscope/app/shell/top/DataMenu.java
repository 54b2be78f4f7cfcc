package org.factorscope.app.shell.top;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.shell.look.Chip;
import org.factorscope.app.shell.navigator.LessonOpening;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.DatasetInfo;
import org.factorscope.datasets.Scale;
import org.jspecify.annotations.Nullable;

/// What the lesson works on: a data set, its scale, and the two columns that plots show. The menu
/// is built when it opens.
final class DataMenu {
  /// More columns are not listed: a menu of ten thousand takes a quarter of a minute to open.
  private static final int MOST_COLUMNS = 60;

  private final PlayerViewModel player;
  private final LessonOpening opening;
  private final WindowActions actions;
  private final Chip chip = new Chip("Data", "Data set, scale, and the columns that plots show");
  private @Nullable PlayerFrame frame;
  private @Nullable RunSetup shown;

  DataMenu(PlayerViewModel player, LessonOpening opening, WindowActions actions) {
    this.player = player;
    this.opening = opening;
    this.actions = actions;
    // An empty menu would not open.
    chip.getItems().setAll(new MenuItem());
    chip.setOnShowing(_ -> build());
  }

  Chip chip() {
    return chip;
  }

  void show(PlayerFrame next) {
    frame = next;
    chip.setDisable(next.lesson().need().values() == DataNeed.Values.NONE);
    if (!Objects.equals(next.setup(), shown)) {
      shown = next.setup();
      chip.show(name(next), detail(next));
    }
  }

  private static String name(PlayerFrame frame) {
    return frame.lesson().need().values() == DataNeed.Values.NONE ? "its own" : frame.data().name();
  }

  private static String detail(PlayerFrame frame) {
    if (frame.lesson().need().values() == DataNeed.Values.NONE) {
      return "";
    }
    String scale =
        switch (frame.setup().scale()) {
          case NONE -> "";
          case CENTER -> " · centered";
          case STANDARDIZE -> " · standardized";
        };
    return String.format(
        Locale.ROOT, "· %d × %d%s", frame.data().rows(), frame.data().dimension(), scale);
  }

  private void build() {
    PlayerFrame now = frame;
    if (now == null) {
      return;
    }
    chip.getItems().clear();
    addDatasets(now);
    MenuItem file = new MenuItem("Import a table or a picture …");
    file.setAccelerator(KeyCombination.keyCombination("Shortcut+O"));
    file.setOnAction(_ -> actions.importData());
    chip.getItems().addAll(new SeparatorMenuItem(), file, ratings(now), new SeparatorMenuItem());
    chip.getItems().addAll(scales(now), choice(now));
    if (now.data().dimension() > 1) {
      Axes axes = now.axes();
      chip.getItems()
          .addAll(
              columns(
                  "Column on the x axis",
                  now,
                  axes.x(),
                  x -> player.setAxes(new Axes(x, axes.y()))),
              columns(
                  "Column on the y axis",
                  now,
                  axes.y(),
                  y -> player.setAxes(new Axes(axes.x(), y))));
    }
  }

  /// Ratings leave gaps, which only some lessons can work on.
  private MenuItem ratings(PlayerFrame now) {
    boolean fits = now.lesson().need().values() == DataNeed.Values.GAPS;
    MenuItem item =
        new MenuItem(
            "Import ratings, a line each: row, column, value …"
                + (fits ? "" : "  ·  leaves missing values"));
    item.setDisable(!fits);
    item.setOnAction(_ -> actions.importRatings());
    return item;
  }

  private void addDatasets(PlayerFrame now) {
    ToggleGroup group = new ToggleGroup();
    for (DatasetInfo info : DatasetCatalog.all()) {
      RadioMenuItem item =
          new RadioMenuItem(
              String.format(
                  Locale.ROOT, "%s  ·  %d × %d", info.title(), info.rows(), info.columns()));
      item.setToggleGroup(group);
      item.setSelected(info.name().equals(now.setup().source().name()));
      boolean hasGapsInTheWay =
          info.gaps() == DatasetInfo.Gaps.SOME
              && now.lesson().need().values() == DataNeed.Values.COMPLETE;
      item.setDisable(hasGapsInTheWay);
      if (hasGapsInTheWay) {
        item.setText(item.getText() + "  ·  has missing values");
      }
      item.setOnAction(_ -> opening.openData(now.lesson(), now.setup(), info.name()));
      chip.getItems().add(item);
    }
  }

  private MenuItem choice(PlayerFrame now) {
    MenuItem item = new MenuItem("Columns that are used …");
    item.setDisable(now.data().imageShape().isLine());
    item.setOnAction(_ -> actions.chooseColumns());
    return item;
  }

  private Menu scales(PlayerFrame now) {
    Menu menu = new Menu("Scale");
    ToggleGroup group = new ToggleGroup();
    for (Scale scale : Scale.values()) {
      RadioMenuItem item = new RadioMenuItem(sentence(scale));
      item.setToggleGroup(group);
      item.setSelected(scale == now.setup().scale());
      item.setOnAction(_ -> player.open(now.lesson(), now.setup().withScale(scale)));
      menu.getItems().add(item);
    }
    return menu;
  }

  private static String sentence(Scale scale) {
    return switch (scale) {
      case NONE -> "As it is";
      case CENTER -> "Center: each column's mean taken off";
      case STANDARDIZE -> "Standardize: and divided by its deviation";
    };
  }

  /// Any column by its name or number, since a menu of thousands cannot be laid out.
  private static MenuItem other(List<String> names, IntConsumer onChosen) {
    MenuItem item =
        new MenuItem(String.format(Locale.ROOT, "One of all %d by name or number …", names.size()));
    item.setOnAction(
        _ -> {
          TextInputDialog question = new TextInputDialog();
          question.setTitle("Column");
          question.setHeaderText(null);
          question.setContentText("Name or number of the column");
          question
              .showAndWait()
              .map(text -> ColumnChoice.index(names, text))
              .filter(index -> index >= 0)
              .ifPresent(onChosen::accept);
        });
    return item;
  }

  private static Menu columns(String title, PlayerFrame now, int chosen, IntConsumer onChosen) {
    Menu menu = new Menu(title);
    ToggleGroup group = new ToggleGroup();
    List<String> names = now.data().columns();
    int first = Math.max(0, Math.min(chosen - MOST_COLUMNS / 2, names.size() - MOST_COLUMNS));
    int end = Math.min(names.size(), first + MOST_COLUMNS);
    if (end - first < names.size()) {
      menu.getItems().addAll(other(names, onChosen), new SeparatorMenuItem());
    }
    for (int i = first; i < end; i++) {
      int index = i;
      RadioMenuItem item = new RadioMenuItem(names.get(i));
      item.setMnemonicParsing(false);
      item.setToggleGroup(group);
      item.setSelected(i == chosen);
      item.setOnAction(_ -> onChosen.accept(index));
      menu.getItems().add(item);
    }
    return menu;
  }
}
