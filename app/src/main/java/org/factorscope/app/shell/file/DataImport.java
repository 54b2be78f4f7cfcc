package org.factorscope.app.shell.file;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.player.UserProblem;
import org.factorscope.app.session.Lecture;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Replay;
import org.factorscope.app.session.Session;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.navigator.UsableRows;
import org.factorscope.app.shell.notice.LongWork;
import org.factorscope.app.shell.notice.Notices;
import org.factorscope.datasets.DataFile;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.SmallerPicture;
import org.jspecify.annotations.Nullable;

/// Data from the user's own files.
public final class DataImport {
  private static final String TITLE = "The file cannot be used";

  private final PlayerViewModel player;
  private final LongWork work;
  private final Notices notices;
  private final SettingsModel settings;
  private @Nullable Source source;
  private Consumer<Path> onLecture = _ -> {};

  /// What was imported last.
  ///
  /// @param whole the data with all rows
  /// @param sentence what was read and what was left out
  private record Source(Path file, Form form, Dataset whole, String sentence) {
    boolean holds(Dataset data) {
      return data.name().equals(whole.name()) && data.provenance().equals(whole.provenance());
    }
  }

  /// How a file was read.
  private enum Form {
    TABLE,
    PICTURE,
    RATINGS
  }

  public DataImport(
      PlayerViewModel player, LongWork work, Notices notices, SettingsModel settings) {
    this.player = player;
    this.work = work;
    this.notices = notices;
    this.settings = settings;
  }

  /// Who opens files with lectures.
  public void setOnLecture(Consumer<Path> action) {
    onLecture = action;
  }

  /// Asks for a file, then reads it.
  public void choose(Window owner) {
    ask(owner, "Import data", ReadableFiles.all(), this::read);
  }

  /// Asks for a table with an entry of a matrix in each line, then reads it.
  public void chooseRatings(Window owner) {
    ask(owner, "Import ratings", ReadableFiles.tables(), this::readRatings);
  }

  private void ask(
      Window owner, String title, FileChooser.ExtensionFilter filter, Consumer<Path> then) {
    player.pause();
    new FileDialog(settings).toOpen(owner, title, filter).ifPresent(then);
  }

  /// Reads a file and starts the open lesson anew with it.
  public void read(Path file) {
    settings.useFolderOf(file);
    if (Lecture.isLecture(file)) {
      onLecture.accept(file);
      return;
    }
    if (Session.isSession(file)) {
      resume(file);
      return;
    }
    if (Replay.isTrace(file)) {
      replay(file);
      return;
    }
    work.run(
        reading(file), TITLE, () -> DataFile.read(file), imported -> useOrShrink(file, imported));
  }

  /// The file that data were read from as a table; empty if they come from elsewhere.
  public Optional<Path> tableOf(Dataset data) {
    return sourceOf(data).filter(from -> from.form() == Form.TABLE).map(Source::file);
  }

  /// The file that data were read from as ratings; empty if they come from elsewhere.
  public Optional<Path> ratingsOf(Dataset data) {
    return sourceOf(data).filter(from -> from.form() == Form.RATINGS).map(Source::file);
  }

  /// What was read from the file that data come from; empty if they come from elsewhere.
  public Optional<String> sentenceOf(Dataset data) {
    return sourceOf(data).map(Source::sentence);
  }

  private Optional<Source> sourceOf(Dataset data) {
    return Optional.ofNullable(source).filter(from -> from.holds(data));
  }

  /// Reads a table again and starts the open lesson anew with these of its columns.
  void readColumns(Path file, List<String> columns) {
    work.run(
        reading(file),
        TITLE,
        () -> {
          DataFile read = DataFile.read(file, columns);
          return new DataFile(read.dataset().select(columns), read.sentence());
        },
        read -> use(file, Form.TABLE, read));
  }

  /// Reads a table with an entry of a matrix in each line, and starts the open lesson anew with it.
  public void readRatings(Path file) {
    settings.useFolderOf(file);
    work.run(
        reading(file),
        TITLE,
        () -> DataFile.tripletChoice(file),
        choice ->
            TripletQuestion.ask(choice)
                .ifPresent(
                    columns ->
                        work.run(
                            reading(file),
                            TITLE,
                            () -> DataFile.readTriplets(file, columns),
                            read -> use(file, Form.RATINGS, read))));
  }

  static String reading(Path file) {
    return "Reading " + file.getFileName() + " …";
  }

  /// Reads a trace and shows the run that it holds.
  private void replay(Path file) {
    work.run(
        reading(file),
        TITLE,
        () -> Replay.open(file, LessonCatalog::byId),
        replay -> {
          player.open(replay.lesson(), replay.setup());
          notices.done(
              String.format(
                  Locale.ROOT,
                  "%s: %d half-steps, each of which is checked against its formula.",
                  replay.lesson().title(),
                  replay.halfSteps()));
        });
  }

  /// Reads a session and continues it at its position.
  public void resume(Path file) {
    work.run(
        reading(file),
        "The session cannot be opened",
        () -> {
          Session session = Session.read(file, LessonCatalog::byId);
          return new Resumed(session, session.run());
        },
        resumed -> {
          int position = Math.min(resumed.session().position(), resumed.run().end());
          player.open(resumed.run(), position, resumed.session().axes());
          notices.done("%s continues.".formatted(resumed.session().lesson().title()));
        });
  }

  private record Resumed(Session session, LessonRun run) {}

  private void useOrShrink(Path file, DataFile imported) {
    Form form = imported.dataset().imageShape().isNone() ? Form.TABLE : Form.PICTURE;
    if (!SmallerPicture.isLarge(imported.dataset())) {
      use(file, form, imported);
      return;
    }
    PictureQuestion.ask(imported.dataset())
        .ifPresent(
            picture -> use(file, form, new DataFile(picture, imported.sentence() + used(picture))));
  }

  private static String used(Dataset picture) {
    return String.format(
        Locale.ROOT, " Used with %d by %d pixels.", picture.dimension(), picture.rows());
  }

  private void use(Path file, Form form, DataFile imported) {
    PlayerFrame open = player.frameProperty().get();
    if (open == null) {
      whenALessonIsOpen(() -> use(file, form, imported));
    } else {
      use(new Source(file, form, imported.dataset(), imported.sentence()), open);
    }
  }

  /// A file that the program was started with may be read before the first lesson is open.
  private void whenALessonIsOpen(Runnable then) {
    player
        .frameProperty()
        .addListener(
            new ChangeListener<>() {
              @Override
              public void changed(
                  ObservableValue<? extends @Nullable PlayerFrame> frames,
                  @Nullable PlayerFrame before,
                  @Nullable PlayerFrame now) {
                frames.removeListener(this);
                then.run();
              }
            });
  }

  private void use(Source imported, PlayerFrame frame) {
    if (frame.lesson().need().values() == DataNeed.Values.NONE) {
      notices.problem(
          new UserProblem(
              TITLE,
              "%s makes its own data; open another lesson, then import the file."
                  .formatted(frame.lesson().title())));
      return;
    }
    Dataset whole = imported.whole();
    Dataset used = UsableRows.of(whole, frame.lesson());
    if (used.rows() == 0) {
      notices.problem(new UserProblem(TITLE, onlyGaps(whole)));
      return;
    }
    String sentence = imported.sentence() + gaps(whole, used);
    source = new Source(imported.file(), imported.form(), whole, sentence);
    player.open(frame.lesson(), frame.setup().withSource(used).withStart(Map.of()));
    notices.done(whole.name() + ": " + sentence);
  }

  private static String onlyGaps(Dataset data) {
    return "Every row of %s has a gap, and this lesson needs every value; open a lesson on matrices with gaps, such as ALS, or fill the gaps in."
        .formatted(data.name());
  }

  private static String gaps(Dataset whole, Dataset used) {
    int left = whole.rows() - used.rows();
    return left == 0
        ? ""
        : String.format(
            Locale.ROOT,
            " %d of %d rows have gaps and are left out, since this lesson needs every value.",
            left,
            whole.rows());
  }

  /// Lets files be dropped on a node.
  public void acceptDrops(Node target) {
    target.setOnDragOver(
        event -> {
          if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    target.setOnDragDropped(this::dropped);
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    boolean isOne = files != null && files.size() == 1;
    if (isOne) {
      read(files.getFirst().toPath());
    } else {
      notices.problem(new UserProblem(TITLE, "Drop one file at a time."));
    }
    event.setDropCompleted(isOne);
    event.consume();
  }
}
