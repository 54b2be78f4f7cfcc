package org.factorscope.app.shell.data;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.file.DataImport;
import org.factorscope.app.shell.top.WindowActions;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.DatasetInfo;
import org.factorscope.datasets.Scale;
import org.jspecify.annotations.Nullable;

/// The data that the lesson works on: what was read, their scale, the columns that plots show, and
/// which rows and columns are used.
final class DataInUse extends VBox {
  private static final double GAP = 8;

  private final PlayerViewModel player;
  private final DataImport imports;
  private final Label title = new Label();
  private final Label sentence = new Label();
  private final ComboBox<Scale> scale = new ComboBox<>();
  private final ComboBox<Integer> x = new ComboBox<>();
  private final ComboBox<Integer> y = new ComboBox<>();
  private final Button columns;
  private final Button gaps;
  private final Button ratings;
  private @Nullable PlayerFrame frame;
  private @Nullable Dataset shown;
  private boolean isFollowing;

  DataInUse(PlayerViewModel player, DataImport imports, WindowActions actions) {
    this.player = player;
    this.imports = imports;
    getStyleClass().add("data-in-use");
    title.getStyleClass().add("data-title");
    sentence.getStyleClass().add("data-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    columns =
        button("Columns …", "Leave columns out, or take them in again", actions::chooseColumns);
    columns.getStyleClass().add("data-columns");
    gaps = button("Leave rows with gaps out", "Starts anew with the whole rows", this::leaveGaps);
    gaps.getStyleClass().add("data-gaps");
    ratings = button("As ratings …", "Says which columns are row, column and value", this::rate);
    FlowPane buttons = new FlowPane(GAP, GAP, columns, ratings, gaps);
    getChildren().setAll(title, sentence, form(), buttons);
  }

  private static Button button(String text, String help, Runnable action) {
    Button button = new Button(text);
    button.setTooltip(new Tooltip(help));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private GridPane form() {
    scale.getItems().setAll(Scale.values());
    name(scale, "Scale", DataInUse::words);
    scale.setOnAction(_ -> chosen(scale, this::useScale));
    name(x, "x axis", this::columnName);
    x.setOnAction(_ -> chosen(x, j -> showAxes(new Axes(j, y.getValue()))));
    name(y, "y axis", this::columnName);
    y.setOnAction(_ -> chosen(y, j -> showAxes(new Axes(x.getValue(), j))));
    GridPane form = new GridPane(GAP, GAP);
    form.addRow(0, new Label("Scale"), scale);
    form.addRow(1, new Label("x axis"), x);
    form.addRow(2, new Label("y axis"), y);
    return form;
  }

  private static <T> void name(ComboBox<T> box, String name, Function<T, String> words) {
    box.setAccessibleText(name);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setPrefWidth(0);
    GridPane.setHgrow(box, Priority.ALWAYS);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable T value) {
            return value == null ? "" : words.apply(value);
          }

          @Override
          public @Nullable T fromString(String text) {
            return null;
          }
        });
  }

  private static String words(Scale scale) {
    return switch (scale) {
      case NONE -> "As it is";
      case CENTER -> "Centered: each column's mean taken off";
      case STANDARDIZE -> "Standardized: and divided by its deviation";
    };
  }

  private String columnName(int index) {
    List<String> names = shown == null ? List.of() : shown.columns();
    return index >= 0 && index < names.size() ? names.get(index) : "";
  }

  private <T> void chosen(ComboBox<T> box, Consumer<T> then) {
    T value = box.getValue();
    if (!isFollowing && value != null) {
      then.accept(value);
    }
  }

  private void useScale(Scale chosen) {
    if (frame != null) {
      player.open(frame.lesson(), frame.setup().withScale(chosen));
    }
  }

  private void showAxes(Axes axes) {
    player.setAxes(axes);
  }

  private void leaveGaps() {
    if (frame != null) {
      Dataset whole = frame.setup().source().completeRows();
      player.open(frame.lesson(), frame.setup().withSource(whole).withStart(Map.of()));
    }
  }

  private void rate() {
    if (frame != null) {
      Dataset data = frame.setup().source();
      imports.ratingsOf(data).or(() -> imports.tableOf(data)).ifPresent(imports::readRatings);
    }
  }

  /// Follows a frame.
  void show(PlayerFrame next) {
    frame = next;
    isFollowing = true;
    scale.setValue(next.setup().scale());
    if (!next.data().equals(shown)) {
      shown = next.data();
      showData(next);
    }
    x.setValue(next.axes().x());
    y.setValue(next.axes().y());
    isFollowing = false;
  }

  private void showData(PlayerFrame next) {
    Dataset data = next.setup().source();
    title.setText(
        String.format(Locale.ROOT, "%s · %,d × %,d", data.title(), data.rows(), data.dimension()));
    sentence.setText(imports.sentenceOf(data).orElseGet(() -> description(data)));
    List<Integer> indices = IntStream.range(0, data.dimension()).boxed().toList();
    x.getItems().setAll(indices);
    y.getItems().setAll(indices);
    x.setDisable(data.dimension() < 2);
    y.setDisable(data.dimension() < 2);
    boolean isTable = imports.tableOf(data).isPresent();
    boolean takesGaps = next.lesson().need().values() == DataNeed.Values.GAPS;
    columns.setDisable(data.imageShape().isLine() || imports.ratingsOf(data).isPresent());
    ratings.setDisable(!takesGaps || (!isTable && imports.ratingsOf(data).isEmpty()));
    int whole = data.completeRows().rows();
    int withGaps = data.rows() - whole;
    gaps.setDisable(withGaps == 0 || whole == 0);
    gaps.setText(
        withGaps == 0
            ? "No rows with gaps"
            : String.format(Locale.ROOT, "Leave %,d rows with gaps out", withGaps));
  }

  private static String description(Dataset data) {
    return DatasetCatalog.all().stream()
        .filter(info -> info.name().equals(data.name()))
        .findFirst()
        .map(info -> about(info, data))
        .orElse(data.provenance());
  }

  private static String about(DatasetInfo info, Dataset data) {
    int left = info.rows() - data.rows();
    return left == 0
        ? info.description()
        : String.format(
            Locale.ROOT,
            "%s %,d of %,d rows have gaps and are left out.",
            info.description(),
            left,
            info.rows());
  }
}
