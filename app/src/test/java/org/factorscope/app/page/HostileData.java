package org.factorscope.app.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.DataFile;

/// Data whose names try to become part of the page.
final class HostileData {
  /// A name that every file system takes.
  static final String FILE = "{{run}} {{title}} &lt;b&gt; $1.csv";

  private static final String ATTACK = "</script><script>window.attacked=true</script>";
  private static final String HEADER = "\"x" + ATTACK + "\",\"<img src=x onerror=attack()>\"\n";

  private HostileData() {}

  /// K-means on them, four half-steps.
  static LessonRun run(Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve(FILE), HEADER + "1,2\n2,3\n9,9\n8,9\n5,1\n6,1\n");
    Lesson<?, ?, ?> lesson = LessonCatalog.byId("k-means");
    RunSetup setup = RunSetup.defaultsOf(lesson).withSource(DataFile.read(file).dataset());
    return PageContents.extended(LessonRun.start(lesson, setup), 4);
  }
}
