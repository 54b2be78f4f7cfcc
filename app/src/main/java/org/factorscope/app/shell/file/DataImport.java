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
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Replay;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.session.Session;
import org.factorscope.app.shell.look.SettingsModel;
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
  private @Nullable Path table;

  public DataImport(
      PlayerViewModel player, LongWork work, Notices notices, SettingsModel settings) {
    this.player = player;
    this.work = work;
    this.notices = notices;
    this.settings = settings;
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
    if (Session.isSession(file)) {
      resume(file);
      return;
    }
    if (Replay.isTrace(file)) {
      replay(file);
      return;
    }
    work.run(
        reading(file),
        TITLE,
        () -> DataFile.read(file),
        imported -> {
          table = file;
          useOrShrink(imported);
        });
  }

  /// The file that data were read from as a table; empty if they come from elsewhere.
  Optional<Path> tableOf(Dataset data) {
    return Optional.ofNullable(table)
        .filter(file -> data.name().equals(String.valueOf(file.getFileName())))
        .filter(_ -> data.imageShape().isNone());
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
        this::use);
  }

  /// Reads a table with an entry of a matrix in each line, and starts the open lesson anew with it.
  void readRatings(Path file) {
    settings.useFolderOf(file);
    table = null;
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
                            this::use)));
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
  private void resume(Path file) {
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
          notices.done("%s goes on.".formatted(file.getFileName()));
        });
  }

  private record Resumed(Session session, LessonRun run) {}

  private void useOrShrink(DataFile imported) {
    if (!SmallerPicture.isLarge(imported.dataset())) {
      use(imported);
      return;
    }
    PictureQuestion.ask(imported.dataset())
        .ifPresent(picture -> use(new DataFile(picture, imported.sentence() + used(picture))));
  }

  private static String used(Dataset picture) {
    return String.format(
        Locale.ROOT, " Used with %d by %d pixels.", picture.dimension(), picture.rows());
  }

  private void use(DataFile imported) {
    PlayerFrame open = player.frameProperty().get();
    if (open == null) {
      whenALessonIsOpen(() -> use(imported));
    } else {
      use(imported, open);
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

  private void use(DataFile imported, PlayerFrame frame) {
    if (frame.lesson().need().values() == DataNeed.Values.NONE) {
      notices.problem(
          new UserProblem(
              TITLE,
              "%s makes its own data; open another lesson, then import the file."
                  .formatted(frame.lesson().title())));
      return;
    }
    Dataset whole = imported.dataset();
    boolean needsAll = frame.lesson().need().values() == DataNeed.Values.COMPLETE;
    Dataset used = needsAll ? whole.withoutEmpty().completeRows() : whole;
    if (used.rows() == 0) {
      notices.problem(new UserProblem(TITLE, onlyGaps(whole)));
      return;
    }
    RunSetup setup = frame.setup().withSource(used).withStart(Map.of());
    player.open(frame.lesson(), setup);
    notices.done(whole.name() + ": " + imported.sentence() + gaps(whole, used));
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
