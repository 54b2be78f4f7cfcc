package org.factorscope.app.shell.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A run that was made elsewhere, in the window.
@ExtendWith(ApplicationExtension.class)
class ReplayWindowTest {
  @SuppressWarnings("NullAway.Init") // TestFX calls start before every test.
  private OpenWindow window;

  @Start
  void start(Stage stage) {
    window = new OpenWindow(stage);
  }

  /// The numbers beside the claims, by what the claim says.
  private Map<String, String> margins() {
    Map<String, String> margins = new LinkedHashMap<>();
    for (Node row : window.scene().getRoot().lookupAll(".claim")) {
      Label text = (Label) row.lookup(".claim-text");
      Label margin = (Label) row.lookup(".claim-margin");
      margins.put(text.getText(), margin.getText());
    }
    return margins;
  }

  @Test
  void eachDifferenceFromOurFormulaIsANumberBesideItsClaim(FxRobot robot, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("three.csv"), "x,y\n0,0\n2,0\n5,0\n");
    Path trace =
        Files.writeString(
            folder.resolve("three.jsonl"),
            """
            {"factorscope":"trace","version":1,"lesson":"k-means","data":"three.csv","scale":"none","parameters":{},"seed":0}
            {"iteration":0,"phase":"start","state":{"W":[[1,0],[4,0]]}}
            {"iteration":1,"phase":"assign","objective":3,"state":{"Z":[[1,0],[1,0],[0,1]]}}
            {"iteration":1,"phase":"update","state":{"W":[[1,0],[4,0]]}}
            {"stopped":"budget","iterations":1}
            """);
    robot.interact(
        () -> {
          window.pane.openFile(trace);
          assertFalse(window.shows(".problem-card"));
          window.key(KeyCode.RIGHT);
          assertEquals("0", margins().get("Traced Z − formula's Z"));
          assertEquals("0", margins().get("Traced objective − formula's objective"));
          assertEquals("", margins().get("Traced W − formula's W"));
          window.key(KeyCode.RIGHT);
          // The mean of the point at 5 is 5, and the trace says 4.
          assertEquals("0.2", margins().get("Traced W − formula's W"));
          assertTrue(margins().containsKey("Objective never rises"), margins().toString());
        });
  }
}
