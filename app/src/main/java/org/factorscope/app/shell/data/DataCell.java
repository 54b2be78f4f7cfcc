package org.factorscope.app.shell.data;

import java.util.Locale;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.factorscope.datasets.DatasetInfo;
import org.jspecify.annotations.Nullable;

/// A line in the list of data sets as it is drawn: a small picture, the title with the size, and
/// what the data are or why they do not fit.
final class DataCell extends ListCell<DataEntry> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final PseudoClass UNFIT = PseudoClass.getPseudoClass("unfit");
  private static final double SCALE = 0.5;

  private final Function<DatasetInfo, @Nullable DataGlimpse> glimpses;
  private final ImageView picture = new ImageView();
  private final Label title = new Label();
  private final Label size = new Label();
  private final Label line = new Label();
  private final HBox content;

  DataCell(Function<DatasetInfo, @Nullable DataGlimpse> glimpses) {
    this.glimpses = glimpses;
    getStyleClass().add("data-cell");
    setPrefWidth(0);
    picture.setFitWidth(DataThumbnail.WIDTH * SCALE);
    picture.setFitHeight(DataThumbnail.HEIGHT * SCALE);
    StackPane frame = new StackPane(picture);
    frame.getStyleClass().add("data-picture");
    frame.setMinSize(DataThumbnail.WIDTH * SCALE, DataThumbnail.HEIGHT * SCALE);
    title.getStyleClass().add("data-title");
    size.getStyleClass().add("data-size");
    size.setMinWidth(USE_PREF_SIZE);
    line.getStyleClass().add("data-line");
    HBox head = new HBox(title, size);
    head.getStyleClass().add("data-head");
    VBox text = new VBox(head, line);
    text.setMinWidth(0);
    text.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    content = new HBox(frame, text);
    content.getStyleClass().add("data-entry");
    content.setAlignment(Pos.CENTER_LEFT);
  }

  @Override
  protected void updateItem(@Nullable DataEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    boolean isHeading = entry instanceof DataEntry.Heading;
    pseudoClassStateChanged(HEADING, isHeading);
    pseudoClassStateChanged(UNFIT, false);
    setDisable(isHeading || empty);
    setGraphic(null);
    setText(entry instanceof DataEntry.Heading(String text) ? text.toUpperCase(Locale.ROOT) : "");
    if (entry instanceof DataEntry.Offer(DatasetInfo info)) {
      show(info, glimpses.apply(info));
      setGraphic(content);
    }
  }

  private void show(DatasetInfo info, @Nullable DataGlimpse glimpse) {
    title.setText(info.title());
    size.setText(String.format(Locale.ROOT, "%,d × %,d", info.rows(), info.columns()));
    picture.setImage(glimpse == null ? null : glimpse.image());
    boolean isUnfit = glimpse != null && !glimpse.refusal().isEmpty();
    setDisable(isUnfit);
    pseudoClassStateChanged(UNFIT, isUnfit);
    line.setText(glimpse == null ? info.description() : glimpse.line(info.description()));
    setAccessibleText(info.title() + ", " + size.getText() + ". " + line.getText());
  }
}
