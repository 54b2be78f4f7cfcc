package org.factorscope.app.shell.data;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.file.DataImport;
import org.factorscope.app.shell.look.Icon;
import org.factorscope.app.shell.look.IconButton;
import org.factorscope.app.shell.look.KeyHint;
import org.factorscope.app.shell.navigator.LessonOpening;
import org.factorscope.app.shell.top.WindowActions;
import org.factorscope.app.task.TaskExecutor;
import org.factorscope.viz.theme.Theme;
import org.jspecify.annotations.Nullable;

/// Chooses the data: import first, then the data sets that come with the program, those that fit
/// the lesson above; beside them what is in use, with its scale, columns and axes.
public final class DataCard extends VBox {
  /// What the card works with.
  ///
  /// @param theme in which small pictures are drawn
  public record Parts(
      PlayerViewModel player,
      LessonOpening opening,
      DataImport imports,
      WindowActions actions,
      TaskExecutor tasks,
      ReadOnlyObjectProperty<Theme> theme) {}

  private final Parts parts;
  private final DataGlimpses glimpses;
  private final TextField search = new TextField();
  private final ListView<DataEntry> list = new ListView<>();
  private final Button ratings = new Button("Import ratings …");
  private final DataInUse inUse;
  private @Nullable Lesson<?, ?, ?> lesson;

  public DataCard(Parts parts) {
    this.parts = parts;
    glimpses = new DataGlimpses(parts.tasks());
    inUse = new DataInUse(parts.player(), parts.imports(), parts.actions());
    getStyleClass().addAll("card", "data-card");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    setMinSize(0, 0);
    buildSearch();
    buildList();
    VBox choice = new VBox(search, list);
    choice.getStyleClass().add("data-choice");
    VBox.setVgrow(list, Priority.ALWAYS);
    HBox.setHgrow(choice, Priority.ALWAYS);
    ScrollPane used = new ScrollPane(inUse);
    used.getStyleClass().add("data-in-use-scroll");
    used.setFitToWidth(true);
    used.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    HBox body = new HBox(choice, used);
    body.getStyleClass().add("data-body");
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().setAll(head(), body);
    glimpses.countProperty().subscribe(() -> list.refresh());
    parts.theme().subscribe(() -> list.refresh());
    parts.player().frameProperty().subscribe(this::show);
  }

  private HBox head() {
    Label title = new Label("Data");
    title.getStyleClass().add("card-title");
    Button file = new Button("Open a file …", new KeyHint("Ctrl O"));
    file.getStyleClass().addAll("accent", "data-import");
    file.setTooltip(new Tooltip("A table, a picture, a trace or a session  (Ctrl+O)"));
    file.setOnAction(_ -> parts.actions().importData());
    ratings.setTooltip(new Tooltip("A table with a row, a column and a value in each line"));
    ratings.setOnAction(_ -> parts.actions().importRatings());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    IconButton close = new IconButton(Icon.CLOSE, "Close", "Esc", this::close);
    HBox head = new HBox(title, file, ratings, space, close);
    head.getStyleClass().add("data-bar");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void buildSearch() {
    search.getStyleClass().add("data-search");
    search.setPromptText("Search data sets");
    search.setAccessibleText("Search data sets");
    search.textProperty().subscribe(() -> fill());
    search.setOnAction(_ -> useFirst());
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            selectFirst();
            event.consume();
          }
        });
  }

  private void buildList() {
    list.getStyleClass().add("data-list");
    list.setAccessibleText("Data sets");
    list.setMinHeight(60);
    list.setCellFactory(_ -> cell());
    list.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            use(list.getSelectionModel().getSelectedItem());
            event.consume();
          }
        });
    Label nothing = new Label("No data set found");
    nothing.getStyleClass().add("empty-note");
    list.setPlaceholder(nothing);
  }

  private DataCell cell() {
    DataCell cell =
        new DataCell(
            info -> lesson == null ? null : glimpses.of(info.name(), lesson, parts.theme().get()));
    cell.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            use(cell.getItem());
          }
        });
    return cell;
  }

  private void show(@Nullable PlayerFrame frame) {
    if (frame == null || getParent() == null) {
      return;
    }
    if (!frame.lesson().equals(lesson)) {
      lesson = frame.lesson();
      fill();
    }
    ratings.setDisable(frame.lesson().need().values() != DataNeed.Values.GAPS);
    inUse.show(frame);
  }

  private void fill() {
    list.getItems().setAll(lesson == null ? List.of() : DataEntry.of(lesson, search.getText()));
  }

  /// Follows the player and puts the cursor into the search field, after the card came into view.
  public void opened() {
    search.clear();
    show(parts.player().frameProperty().get());
    search.requestFocus();
  }

  private void selectFirst() {
    for (int i = 0; i < list.getItems().size(); i++) {
      if (list.getItems().get(i) instanceof DataEntry.Offer) {
        list.getSelectionModel().select(i);
        return;
      }
    }
  }

  private void useFirst() {
    list.getItems().stream()
        .filter(DataEntry.Offer.class::isInstance)
        .findFirst()
        .ifPresent(this::use);
  }

  private void use(@Nullable DataEntry entry) {
    PlayerFrame now = parts.player().frameProperty().get();
    if (now != null && entry instanceof DataEntry.Offer(var info)) {
      close();
      parts.opening().openData(now.lesson(), now.setup(), info.name());
    }
  }

  private void close() {
    parts.actions().closeCard();
  }
}
