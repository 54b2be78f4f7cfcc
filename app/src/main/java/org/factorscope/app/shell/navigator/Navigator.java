package org.factorscope.app.shell.navigator;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.jspecify.annotations.Nullable;

/// The column at the left: a search field above the lessons by chapter. A click or Enter opens a
/// lesson; ↑ and ↓ go from lesson to lesson.
public final class Navigator extends VBox {
  private static final String SHOWN = "shown";

  private final List<Lesson<?, ?, ?>> lessons;
  private final Consumer<Lesson<?, ?, ?>> onOpen;
  private final Consumer<Lesson<?, ?, ?>> onNeighbour;
  private final TextField search = new TextField();
  private final ListView<NavigatorEntry> list = new ListView<>();
  private @Nullable Lesson<?, ?, ?> current;

  public Navigator(
      List<Lesson<?, ?, ?>> lessons, PlayerViewModel player, Consumer<Lesson<?, ?, ?>> onOpen) {
    this.lessons = List.copyOf(lessons);
    this.onOpen = onOpen;
    this.onNeighbour = player::openNeighbour;
    getStyleClass().add("navigator");
    buildSearch();
    buildList();
    setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(search, list);
    player.frameProperty().subscribe(this::show);
  }

  private void buildSearch() {
    search.getStyleClass().add("search");
    search.setPromptText("Search lessons");
    search.setAccessibleText("Search lessons and formulas");
    search.setTooltip(new Tooltip("Search lessons and formulas  (Ctrl+L)"));
    search.textProperty().subscribe(this::filter);
    search.setOnAction(_ -> openFirst());
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::searchKey);
  }

  private void buildList() {
    list.getStyleClass().add("lessons");
    list.setAccessibleText("Lessons");
    list.setCellFactory(
        _ -> {
          NavigatorCell cell = new NavigatorCell(() -> current);
          cell.setOnMouseClicked(
              event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                  open(cell.getItem());
                }
              });
          return cell;
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::listKey);
    Label nothing = new Label("No lesson found");
    nothing.getStyleClass().add("empty-note");
    list.setPlaceholder(nothing);
  }

  private void searchKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> {
        list.requestFocus();
        list.getSelectionModel().clearSelection();
        move(1);
        event.consume();
      }
      case ESCAPE -> {
        // An empty field has nothing to take back: Escape is the window's then.
        if (!search.getText().isEmpty()) {
          search.clear();
          event.consume();
        }
      }
      default -> {
        // an ordinary key of the text field
      }
    }
  }

  private void listKey(KeyEvent event) {
    switch (event.getCode()) {
      case DOWN -> {
        move(1);
        event.consume();
      }
      case UP -> {
        move(-1);
        event.consume();
      }
      case ENTER -> {
        open(list.getSelectionModel().getSelectedItem());
        event.consume();
      }
      default -> {
        // the window's keys
      }
    }
  }

  /// To the next lesson in a direction, over the titles of chapters.
  private void move(int direction) {
    int index = list.getSelectionModel().getSelectedIndex() + direction;
    while (index >= 0 && index < list.getItems().size()) {
      if (!(list.getItems().get(index) instanceof NavigatorEntry.Heading)) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - 1));
        return;
      }
      index += direction;
    }
  }

  /// Opens the first that was found. The next key belongs to the lesson, not to the search field.
  private void openFirst() {
    list.getItems().stream()
        .filter(NavigatorEntry.Entry.class::isInstance)
        .findFirst()
        .ifPresent(
            found -> {
              list.requestFocus();
              open(found);
              search.clear();
            });
  }

  private void open(@Nullable NavigatorEntry entry) {
    if (entry instanceof NavigatorEntry.Entry(Lesson<?, ?, ?> lesson)) {
      onOpen.accept(lesson);
    } else if (entry instanceof NavigatorEntry.Link(Lesson<?, ?, ?> lesson, _)) {
      onNeighbour.accept(lesson);
    }
  }

  private void filter(String query) {
    list.getItems().setAll(NavigatorEntry.found(lessons, query));
    addLinks();
    selectCurrent();
  }

  /// The neighbours of the open lesson stand right below it.
  private void addLinks() {
    list.getItems().removeIf(NavigatorEntry.Link.class::isInstance);
    Lesson<?, ?, ?> open = current;
    if (open != null) {
      int at = indexOf(open);
      if (at >= 0) {
        list.getItems().addAll(at + 1, NavigatorEntry.links(open, lessons));
      }
    }
  }

  /// The line of a lesson, or -1 if the search leaves it out.
  private int indexOf(Lesson<?, ?, ?> lesson) {
    List<NavigatorEntry> entries = list.getItems();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof NavigatorEntry.Entry entry && entry.lesson().equals(lesson)) {
        return i;
      }
    }
    return -1;
  }

  private void show(@Nullable PlayerFrame frame) {
    Lesson<?, ?, ?> lesson = frame == null ? null : frame.lesson();
    if (!Objects.equals(lesson, current)) {
      current = lesson;
      getStyleClass().remove(SHOWN);
      addLinks();
      list.refresh();
      selectCurrent();
    }
  }

  private void selectCurrent() {
    if (current != null) {
      int index = indexOf(current);
      list.getSelectionModel().select(index);
      if (!isInView(index, NavigatorEntry.links(current, lessons).size())) {
        list.scrollTo(Math.max(0, index - 1));
      }
    }
  }

  /// What is in view already must not move away under the pointer.
  private boolean isInView(int index, int links) {
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      IndexedCell<?> first = flow.getFirstVisibleCell();
      IndexedCell<?> last = flow.getLastVisibleCell();
      return first != null
          && last != null
          && index > first.getIndex()
          && index + links < last.getIndex();
    }
    return false;
  }

  /// Shows the lessons where the window is too narrow to show them always.
  public void uncover() {
    if (!getStyleClass().contains(SHOWN)) {
      getStyleClass().add(SHOWN);
    }
  }

  /// Shows or hides the lessons where the window is too narrow to show them always.
  public void toggle() {
    if (!getStyleClass().remove(SHOWN)) {
      uncover();
    }
  }

  /// Puts the cursor into the search field.
  public void focusSearch() {
    search.requestFocus();
    search.selectAll();
  }
}
