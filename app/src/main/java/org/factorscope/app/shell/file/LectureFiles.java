package org.factorscope.app.shell.file;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.Lecture;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.notice.LongWork;

/// Reads and saves lectures.
public final class LectureFiles {
  private static final FileChooser.ExtensionFilter KIND =
      new FileChooser.ExtensionFilter("Factorscope lecture", "*.fscope");

  private final LongWork work;
  private final SettingsModel settings;

  public LectureFiles(LongWork work, SettingsModel settings) {
    this.work = work;
    this.settings = settings;
  }

  /// Asks for a lecture, then reads it.
  public void choose(Window owner, Consumer<Lecture> then) {
    new FileDialog(settings)
        .toOpen(owner, "Open a lecture", KIND)
        .ifPresent(file -> read(file, then));
  }

  public void read(Path file, Consumer<Lecture> then) {
    settings.useFolderOf(file);
    work.run(
        DataImport.reading(file),
        "The lecture cannot be opened",
        () -> Lecture.read(file, LessonCatalog::byId),
        then);
  }

  /// Reads the lecture that comes with the program.
  public void firstHour(Consumer<Lecture> then) {
    work.run(
        "Opening the first hour …",
        "The lecture cannot be opened",
        () -> Lecture.firstHour(LessonCatalog::byId),
        then);
  }

  /// Asks where, then saves.
  public void save(Window owner, Lecture lecture) {
    new FileDialog(settings)
        .toSave(owner, "Save the lecture", "lecture.fscope", List.of(KIND))
        .ifPresent(
            target -> {
              settings.useFolderOf(target);
              work.save(target, "The lecture cannot be saved", lecture::write);
            });
  }
}
