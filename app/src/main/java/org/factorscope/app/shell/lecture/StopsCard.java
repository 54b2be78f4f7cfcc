package org.factorscope.app.shell.lecture;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The stops of a lecture: made, put in order, given notes, and gone to.
public final class StopsCard extends VBox {
  private final LectureGuide guide;
  private final ListView<LectureGuide.Planned> list = new ListView<>();
  private final TextArea note = new TextArea();
  private final Button go;
  private final Button up;
  private final Button down;
  private final Button remove;

  /// What the card asks the window for.
  public interface Actions {
    void openLecture();

    void openFirstHour();

    void saveLecture();

    void present();

    void closeStops();
  }

  public StopsCard(LectureGuide guide, Actions actions) {
    this.guide = guide;
    getStyleClass().addAll("card", "stops-card");
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    TextField title = new TextField();
    title.getStyleClass().add("stops-title");
    title.setAccessibleText("Title of the lecture");
    title.textProperty().bindBidirectional(guide.titleProperty());
    list.setItems(guide.stops());
    list.getStyleClass().add("stops");
    list.setCellFactory(_ -> new Cell());
    list.setAccessibleText("Stops of the lecture");
    Label empty =
        new Label(
            "A stop is a moment to come back to. Bring the window to what you want to show, then"
                + " add it here; Page Down and Page Up, or a clicker, go through the stops.");
    empty.setWrapText(true);
    empty.getStyleClass().add("empty-note");
    list.setPlaceholder(empty);
    VBox.setVgrow(list, Priority.ALWAYS);
    go = button("Go there", "Shows the stop  (Enter)", this::goThere);
    up = button("Up", "One place earlier", () -> move(0));
    down = button("Down", "One place later", () -> move(1));
    remove = button("Remove", "Takes the stop out of the lecture  (Delete)", this::removeChosen);
    Button add = button("Add this moment", "What is shown now  (Ctrl+M)", guide::addMoment);
    add.getStyleClass().add("accent");
    note.setPromptText("A note for you; the audience does not see it");
    note.setAccessibleText("Note of the chosen stop");
    note.setWrapText(true);
    note.setPrefRowCount(2);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.focusedProperty().subscribe(isIn -> keepNote(isIn));
    list.getSelectionModel().selectedIndexProperty().subscribe(_ -> showChosen());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            goThere();
          } else if (event.getCode() == KeyCode.DELETE) {
            removeChosen();
          }
        });
    guide.currentProperty().subscribe(index -> list.getSelectionModel().select(index.intValue()));
    getChildren()
        .addAll(
            title,
            row(add, go, up, down, remove),
            list,
            note,
            row(
                button("Open …", "A lecture from a file", actions::openLecture),
                button("Save …", "The lecture into a file", actions::saveLecture),
                button("The first hour", "Twelve stops to begin with", actions::openFirstHour),
                button("Present", "Panels on a bare screen  (F11)", actions::present),
                button("Close", "Close  (Esc)", actions::closeStops)));
    showChosen();
  }

  private static HBox row(Button... buttons) {
    HBox row = new HBox(buttons);
    row.getStyleClass().add("stops-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Button button(String text, String tooltip, Runnable action) {
    Button button = new Button(text);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setTooltip(new Tooltip(tooltip));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private int chosen() {
    return list.getSelectionModel().getSelectedIndex();
  }

  private void goThere() {
    if (chosen() >= 0) {
      guide.goTo(chosen());
    }
  }

  private void removeChosen() {
    if (chosen() >= 0) {
      guide.remove(chosen());
    }
  }

  /// Moves the chosen stop up, or the one below it, which moves the chosen one down.
  private void move(int below) {
    int index = chosen() + below;
    if (index > 0 && index < guide.stops().size()) {
      guide.moveUp(index);
      list.getSelectionModel().select(below == 0 ? index - 1 : index);
    }
  }

  private void showChosen() {
    int index = chosen();
    boolean isChosen = index >= 0 && index < guide.stops().size();
    go.setDisable(!isChosen);
    remove.setDisable(!isChosen);
    up.setDisable(!isChosen || index == 0);
    down.setDisable(!isChosen || index == guide.stops().size() - 1);
    note.setDisable(!isChosen);
    note.setText(isChosen ? guide.stops().get(index).stop().note() : "");
  }

  /// A note is kept when the cursor leaves it.
  private void keepNote(boolean isIn) {
    int index = chosen();
    if (!isIn && index >= 0 && !guide.stops().get(index).stop().note().equals(note.getText())) {
      guide.note(index, note.getText());
      list.getSelectionModel().select(index);
    }
  }

  /// "3 K-means · Rings · half-step 4", and the note below it.
  private static final class Cell extends ListCell<LectureGuide.Planned> {
    private final Label title = new Label();
    private final Label note = new Label();
    private final VBox content = new VBox(title, note);

    Cell() {
      note.getStyleClass().add("stop-note");
      setPrefWidth(0);
      setGraphic(content);
    }

    @Override
    protected void updateItem(LectureGuide.@Nullable Planned item, boolean isEmpty) {
      super.updateItem(item, isEmpty);
      content.setVisible(item != null && !isEmpty);
      if (item != null && !isEmpty) {
        title.setText(String.format(Locale.ROOT, "%d   %s", getIndex() + 1, item.stop().title()));
        note.setText(item.stop().note());
        note.setManaged(!item.stop().note().isEmpty());
      }
    }
  }
}
