package org.factorscope.app.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.player.UserProblem;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.notice.LongWork;
import org.factorscope.app.shell.notice.Notices;
import org.factorscope.app.shell.notice.Overlay;
import org.factorscope.app.task.SameThreadTaskExecutor;
import org.factorscope.viz.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class FigureSavingTest {
  @TempDir Path folder;

  /// Saves three half-steps of K-means under a name.
  private Path saved(FxRobot robot, String name) {
    Path target = folder.resolve(name);
    List<UserProblem> problems = new ArrayList<>();
    robot.interact(
        () -> {
          SameThreadTaskExecutor tasks = new SameThreadTaskExecutor();
          PlayerViewModel player = new PlayerViewModel(tasks, problems::add);
          var lesson = LessonCatalog.byId("k-means");
          player.open(lesson, RunSetup.defaultsOf(lesson));
          player.stepForward();
          player.stepForward();
          player.stepForward();
          Notices notices = new Notices(new Overlay());
          new FigureSaving(
                  player,
                  new LongWork(tasks, notices),
                  notices,
                  new SettingsModel(Settings.INITIAL),
                  Theme::light)
              .save(Objects.requireNonNull(player.frameProperty().get()), target);
        });
    assertEquals(List.of(), problems);
    return target;
  }

  @Test
  void theEndingDecidesWhatIsSaved(FxRobot robot) throws IOException {
    String page = Files.readString(saved(robot, "k.means.html"));
    assertTrue(page.startsWith("<!DOCTYPE html>"));
    assertTrue(page.contains("\"position\":3") && !page.contains("\"position\":4"));
    List<String> table = Files.readAllLines(saved(robot, "k.means.csv"));
    assertEquals(5, table.size(), "a header, the start and three half-steps");
    String drawing = Files.readString(saved(robot, "k.means.svg"));
    assertTrue(drawing.contains("Iteration 2, half-step 3: Assign points."), "the caption");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(3, files.count(), "nothing else is left");
    }
  }
}
