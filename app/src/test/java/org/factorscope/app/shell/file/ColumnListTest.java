package org.factorscope.app.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ColumnListTest {
  private static final List<String> NAMES =
      IntStream.range(0, 10_000).mapToObj(j -> "gene" + j).toList();

  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private ColumnList list;

  @Start
  void start(Stage stage) {
    list = new ColumnList(NAMES, NAMES.subList(0, 3));
    stage.setScene(new Scene(list));
    stage.show();
  }

  @Test
  void whatASearchFindsIsTickedAtOnce(FxRobot robot) {
    robot.interact(
        () -> {
          assertEquals(NAMES.subList(0, 3), list.chosen());
          press(".clear-all");
          assertEquals(List.of(), list.chosen());
          find(".column-search", TextField.class).setText("GENE999");
          assertEquals(11, find(".column-list", ListView.class).getItems().size());
          press(".tick-all");
          assertEquals(11, list.chosen().size());
          assertEquals("gene999", list.chosen().getFirst());
        });
  }

  private void press(String selector) {
    find(selector, Button.class).fire();
  }

  private <N> N find(String selector, Class<N> kind) {
    return kind.cast(Objects.requireNonNull(list.lookup(selector), selector));
  }
}
