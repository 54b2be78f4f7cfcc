package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DataCardTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  private void openCard() {
    window.press(".data-chip");
    assertTrue(window.shows(".data-card"));
    window.scene().getRoot().applyCss();
    window.scene().getRoot().layout();
  }

  private ObservableList<?> entries() {
    return window.find(".data-list", ListView.class).getItems();
  }

  @Test
  void theChipOpensACardThatListsEveryDataSetBelowTheImport(FxRobot robot) {
    robot.interact(
        () -> {
          openCard();
          Button file = window.find(".data-import", Button.class);
          ListView<?> list = window.find(".data-list", ListView.class);
          double bottom = file.localToScene(file.getBoundsInLocal()).getMaxY();
          assertTrue(bottom <= list.localToScene(list.getBoundsInLocal()).getMinY());
          long sets = entries().stream().filter(e -> e.toString().contains("info=")).count();
          assertEquals(DatasetCatalog.all().size(), sets);
          assertTrue(
              list.localToScene(list.getBoundsInLocal()).getMaxY() <= window.scene().getHeight());
        });
  }

  @Test
  void whatTheLessonWasPreparedForComesFirstAndTheRestIsSearched(FxRobot robot) {
    robot.interact(
        () -> {
          openCard();
          assertTrue(entries().get(1).toString().contains("name=iris"), entries()::toString);
          TextField search = window.find(".data-search", TextField.class);
          assertTrue(search.isFocused());
          search.setText("GEYSER");
          assertEquals(2, entries().size());
          search.fireEvent(new javafx.event.ActionEvent());
          assertEquals("faithful", window.frame().data().name());
          assertFalse(window.shows(".data-card"));
        });
  }

  @Test
  void scaleAndAxesAreChosenWhileTheCardStaysOpen(FxRobot robot) {
    robot.interact(
        () -> {
          openCard();
          ComboBox<?>[] boxes =
              window.scene().getRoot().lookupAll(".data-in-use .combo-box").stream()
                  .map(ComboBox.class::cast)
                  .toArray(ComboBox<?>[]::new);
          boxes[0].getSelectionModel().selectLast();
          assertEquals(Scale.STANDARDIZE, window.frame().setup().scale());
          boxes[1].getSelectionModel().select(0);
          assertEquals(0, window.frame().axes().x());
          boxes[2].getSelectionModel().select(1);
          assertEquals(1, window.frame().axes().y());
          assertTrue(window.shows(".data-card"));
          window.key(KeyCode.ESCAPE);
          assertFalse(window.shows(".data-card"));
        });
  }

  @Test
  void whatWasReadFromAFileIsToldAsLongAsItIsInUse(FxRobot robot, @TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.csv"), "Id,a,b,site\n1,2,3,x\n2,4,,y\n3,5,7,x\n4,8,1,y\n5,1,1,x\n");
    robot.interact(
        () -> {
          window.pane.openFile(file);
          assertEquals(4, window.frame().data().rows());
          openCard();
          String sentence = window.find(".data-sentence", Label.class).getText();
          assertTrue(sentence.contains("'Id'") || sentence.contains("Id"), sentence);
          assertTrue(sentence.contains("1 of 5 rows have gaps and are left out"), sentence);
          assertFalse(window.find(".data-columns", Button.class).isDisabled());
        });
  }

  @Test
  void rowsWithGapsAreLeftOutByOneClickWithTheirNumber(FxRobot robot, @TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("gaps.csv"), "a,b,c\n1,2,3\n2,,4\n3,5,7\n4,8,1\n5,1,\n2,2,1\n");
    robot.interact(
        () -> {
          window.open("als");
          window.pane.openFile(file);
          assertEquals(6, window.frame().data().rows());
          openCard();
          Button gaps = window.find(".data-gaps", Button.class);
          assertEquals("Leave 2 rows with gaps out", gaps.getText());
          gaps.fire();
          assertEquals(4, window.frame().data().rows());
          assertTrue(gaps.isDisabled());
        });
  }

  @Test
  void dataWithGapsAreUsedWithTheirWholeRowsWhereALessonNeedsEveryValue(FxRobot robot) {
    robot.interact(
        () -> {
          openCard();
          window.find(".data-search", TextField.class).setText("house votes");
          window.find(".data-search", TextField.class).fireEvent(new javafx.event.ActionEvent());
          assertFalse(window.shows(".problem-card"));
          assertEquals("house_votes", window.frame().data().name());
          assertTrue(window.frame().data().firstMissing().isEmpty());
          openCard();
          String sentence = window.find(".data-sentence", Label.class).getText();
          assertTrue(sentence.contains("have gaps and are left out"), sentence);
        });
  }
}
