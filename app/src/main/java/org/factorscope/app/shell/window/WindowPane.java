package org.factorscope.app.shell.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.player.UserProblem;
import org.factorscope.app.session.Lecture;
import org.factorscope.app.shell.data.DataCard;
import org.factorscope.app.shell.file.ColumnChoosing;
import org.factorscope.app.shell.file.DataImport;
import org.factorscope.app.shell.file.FigureSaving;
import org.factorscope.app.shell.file.LectureFiles;
import org.factorscope.app.shell.file.PanelTaking;
import org.factorscope.app.shell.file.SessionSaving;
import org.factorscope.app.shell.lecture.Curtain;
import org.factorscope.app.shell.lecture.LectureBar;
import org.factorscope.app.shell.lecture.LectureGuide;
import org.factorscope.app.shell.lecture.PointerMark;
import org.factorscope.app.shell.lecture.SpeakerNotes;
import org.factorscope.app.shell.lecture.StopsCard;
import org.factorscope.app.shell.look.Looks;
import org.factorscope.app.shell.look.Magnifier;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.navigator.LessonOpening;
import org.factorscope.app.shell.navigator.Navigator;
import org.factorscope.app.shell.notice.LongWork;
import org.factorscope.app.shell.notice.Notices;
import org.factorscope.app.shell.notice.Overlay;
import org.factorscope.app.shell.notice.RestartNotice;
import org.factorscope.app.shell.notice.SlowSteps;
import org.factorscope.app.shell.side.SidePane;
import org.factorscope.app.shell.text.FormulaCache;
import org.factorscope.app.shell.top.CompareStrip;
import org.factorscope.app.shell.top.TopBar;
import org.factorscope.app.shell.top.WindowActions;
import org.factorscope.app.shell.transport.TransportBar;
import org.factorscope.app.task.TaskExecutor;
import org.factorscope.viz.fx.PanelPainter;
import org.jspecify.annotations.Nullable;

/// Everything in the window: bars above and below, columns at the sides, panels in the middle, and
/// notices above them.
public final class WindowPane extends StackPane implements AutoCloseable {
  private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  private static final Duration PATIENCE = Duration.seconds(3);
  private static final double NARROW_BELOW = 900;
  private static final double COMPACT_BELOW = 1280;
  private static final double WIDE_FROM = 1700;

  private final PlayerViewModel player;
  private final Looks looks;
  private final Overlay overlay = new Overlay();
  private final Notices notices = new Notices(overlay);
  private final LessonOpening opening;
  private final DataImport dataImport;
  private final ColumnChoosing columnChoosing;
  private final FigureSaving figures;
  private final SessionSaving sessions;
  private final Navigator navigator;
  private final PanelArea panels;
  private final TaskExecutor tasks;
  private final BorderPane frame = new BorderPane();
  private final LectureGuide guide;
  private final LectureFiles lectures;
  private final Curtain curtain = new Curtain();
  private final PointerMark pointer = new PointerMark();
  private final Actions actions;
  private final Around around;
  private @Nullable DataCard dataCard;
  private @Nullable StopsCard stopsCard;

  /// What is around the panels in the window, and the bar below them in a lecture.
  private record Around(Node top, Node left, Node middle, Node right, Node bottom, Node lecture) {}

  /// What the window is made of.
  ///
  /// @param painters makes the painter of each panel
  /// @param onFailure hears what painters throw, on any thread
  record Parts(
      List<Lesson<?, ?, ?>> lessons,
      TaskExecutor tasks,
      SettingsModel settings,
      Supplier<PanelPainter> painters,
      Consumer<Throwable> onFailure) {}

  /// @param stage what only the stage can do
  WindowPane(Parts parts, StageActions stage) {
    SettingsModel settings = parts.settings();
    tasks = parts.tasks();
    looks = new Looks(settings);
    player = new PlayerViewModel(parts.tasks(), notices::problem);
    player.speedProperty().set(settings.get().speed());
    new SlowSteps(player, notices).watch();
    new RestartNotice(player, notices).watch();
    LongWork work = new LongWork(parts.tasks(), notices);
    opening = new LessonOpening(parts.tasks(), player);
    dataImport = new DataImport(player, work, notices, settings);
    columnChoosing = new ColumnChoosing(player, work, dataImport);
    sessions = new SessionSaving(player, work, settings);
    figures = new FigureSaving(player, work, notices, settings, looks.themeProperty()::get);
    FormulaCache formulas = new FormulaCache(parts.tasks());
    navigator = new Navigator(parts.lessons(), player, opening::open);
    PanelTaking taking =
        new PanelTaking(
            figures,
            work,
            notices,
            settings,
            looks.themeProperty()::get,
            () -> getScene().getWindow());
    panels = new PanelArea(player, looks, settings, taking, parts.painters(), parts.onFailure());
    actions = new Actions(stage);
    guide = new LectureGuide(player, tasks, settings, panels);
    lectures = new LectureFiles(work, settings);
    dataImport.setOnLecture(file -> lectures.read(file, actions::opened));
    frame.getStyleClass().add("window-frame");
    BorderPane middle = new BorderPane(panels);
    middle.setTop(new CompareStrip(player));
    middle.setMinSize(0, 0);
    SidePane side = new SidePane(player, formulas);
    around =
        new Around(
            new TopBar(player, opening, actions, looks, settings),
            navigator,
            middle,
            side,
            new TransportBar(player),
            new LectureBar(player, guide, formulas));
    surround();
    fill(settings);
    listen(settings);
    Runnable rest =
        () -> {
          side.addTexts();
          formulas.begin();
        };
    new Awaited(panels::isPainted, PATIENCE, rest).start();
  }

  /// Puts the parts into the pane, as large as the text size says.
  private void fill(SettingsModel settings) {
    getStyleClass().add("factorscope");
    StackPane content = new StackPane(frame, overlay);
    Magnifier magnifier = new Magnifier(content);
    settings
        .currentProperty()
        .subscribe(now -> magnifier.factorProperty().set(now.textSize().factor()));
    getChildren().setAll(magnifier, curtain, pointer);
    pointer.follow(this);
    dataImport.acceptDrops(this);
    content.widthProperty().subscribe(width -> fitTo(width.doubleValue()));
  }

  /// Dresses the scene that the pane comes into, and remembers what the user changes.
  private void listen(SettingsModel settings) {
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                looks.dress(scene);
                new WindowKeys(player, actions).listenTo(scene);
              }
            });
    player.speedProperty().subscribe(speed -> remember(settings, speed.doubleValue()));
    player.frameProperty().subscribe(now -> remember(settings, now));
  }

  /// In the order in which Tab goes through them.
  private void surround() {
    boolean isPresenting = actions.isPresenting();
    for (var place :
        List.of(
            frame.topProperty(),
            frame.leftProperty(),
            frame.centerProperty(),
            frame.rightProperty(),
            frame.bottomProperty())) {
      place.set(null);
    }
    frame.setTop(isPresenting ? null : around.top());
    frame.setLeft(isPresenting ? null : around.left());
    frame.setCenter(around.middle());
    frame.setRight(isPresenting ? null : around.right());
    frame.setBottom(isPresenting ? around.lecture() : around.bottom());
  }

  private static void remember(SettingsModel settings, double speed) {
    settings.change(now -> now.withSpeed(speed));
  }

  private static void remember(SettingsModel settings, @Nullable PlayerFrame frame) {
    if (frame != null && !frame.lesson().id().equals(settings.get().lesson())) {
      settings.change(now -> now.withLesson(frame.lesson().id()));
    }
  }

  private void fitTo(double width) {
    // A window that has no width yet is not narrow.
    pseudoClassStateChanged(NARROW, width > 0 && width < NARROW_BELOW);
    pseudoClassStateChanged(COMPACT, width < COMPACT_BELOW);
    pseudoClassStateChanged(WIDE, width >= WIDE_FROM);
  }

  public PlayerViewModel player() {
    return player;
  }

  /// Opens a lesson as it is meant to open.
  public void open(Lesson<?, ?, ?> lesson) {
    opening.open(lesson);
  }

  /// Reads a data file and starts the open lesson with it.
  void openFile(Path file) {
    dataImport.read(file);
  }

  /// Offers to continue a run that was kept.
  void offerLast(Path kept) {
    notices.offer("The last run is still there.", "Continue it", () -> dataImport.resume(kept));
  }

  /// Saves the run that is open.
  void saveSession(Path file) {
    PlayerFrame frame = player.frameProperty().get();
    if (frame != null) {
      sessions.save(frame, file);
    }
  }

  /// Takes up the lecture that comes with the program.
  void openFirstHour() {
    actions.openFirstHour();
  }

  /// Goes through the stops of the lecture.
  LectureGuide guide() {
    return guide;
  }

  /// Whether the newest pictures of a lesson are to be seen.
  boolean isPainted() {
    return panels.isPainted();
  }

  void tell(UserProblem problem) {
    notices.problem(problem);
  }

  @Override
  public void close() {
    panels.close();
  }

  private final class Actions implements WindowActions, StopsCard.Actions {
    private final StageActions stage;
    private boolean isPresenting;
    private @Nullable Scene notes;

    Actions(StageActions stage) {
      this.stage = stage;
    }

    @Override
    public void search() {
      navigator.uncover();
      navigator.focusSearch();
    }

    @Override
    public void toggleLessons() {
      navigator.toggle();
    }

    @Override
    public void chooseData() {
      PlayerFrame now = player.frameProperty().get();
      if (now == null || now.lesson().need().values() == DataNeed.Values.NONE) {
        return;
      }
      if (dataCard == null) {
        dataCard =
            new DataCard(
                new DataCard.Parts(
                    player, opening, dataImport, this, tasks, looks.themeProperty()));
      }
      if (overlay.shows(dataCard)) {
        overlay.closeCard();
      } else {
        overlay.showCard(dataCard);
        dataCard.opened();
      }
    }

    @Override
    public void importData() {
      overlay.closeCard();
      dataImport.choose(getScene().getWindow());
    }

    @Override
    public void importRatings() {
      overlay.closeCard();
      dataImport.chooseRatings(getScene().getWindow());
    }

    @Override
    public void chooseColumns() {
      columnChoosing.choose();
    }

    @Override
    public void exportFigure() {
      figures.choose(getScene().getWindow());
    }

    @Override
    public void saveSession() {
      sessions.choose(getScene().getWindow());
    }

    @Override
    public void present() {
      isPresenting = !isPresenting;
      closeCard();
      surround();
      // What had the focus may not be there any more, and keys would go nowhere.
      requestFocus();
      notices.setQuiet(isPresenting);
      if (isPresenting) {
        stage.fillScreen();
        stage.showBeside(speakerNotes());
      } else {
        stage.closeBeside();
        curtain.open();
        pointer.hide();
        stage.leaveFullScreen();
      }
    }

    private Scene speakerNotes() {
      if (notes == null) {
        notes = new Scene(new SpeakerNotes(guide));
        looks.dress(notes);
      }
      return notes;
    }

    @Override
    public boolean isPresenting() {
      return isPresenting;
    }

    @Override
    public void nextStop() {
      curtain.open();
      guide.next();
    }

    @Override
    public void previousStop() {
      curtain.open();
      guide.previous();
    }

    @Override
    public void addStop() {
      guide.addMoment();
      notices.done("This moment is stop " + (guide.currentProperty().get() + 1) + ".");
    }

    @Override
    public void showStops() {
      if (stopsCard == null) {
        stopsCard = new StopsCard(guide, this);
      }
      if (!closeCard()) {
        overlay.showCard(stopsCard);
      }
    }

    @Override
    public void toggleCurtain() {
      curtain.toggle();
    }

    @Override
    public void togglePointer() {
      pointer.toggle();
    }

    @Override
    public void togglePanel(int number) {
      panels.toggle(number);
    }

    void opened(Lecture lecture) {
      guide.open(lecture);
      closeCard();
      showStops();
    }

    @Override
    public void openLecture() {
      lectures.choose(getScene().getWindow(), this::opened);
    }

    @Override
    public void openFirstHour() {
      lectures.firstHour(this::opened);
    }

    @Override
    public void saveLecture() {
      lectures.save(getScene().getWindow(), guide.lecture());
    }

    @Override
    public void closeStops() {
      closeCard();
    }

    @Override
    public void larger() {
      looks.larger();
    }

    @Override
    public void smaller() {
      looks.smaller();
    }

    @Override
    public void usualSize() {
      looks.usualSize();
    }

    @Override
    public void showKeys() {
      notices.keys();
    }

    @Override
    public boolean isChoosing() {
      return Stream.of(dataCard, stopsCard).anyMatch(card -> card != null && overlay.shows(card));
    }

    @Override
    public boolean closeCard() {
      return overlay.closeCard();
    }

    @Override
    public void leave() {
      if (panels.unfill()) {
        return;
      }
      if (isPresenting) {
        present();
      } else {
        stage.leaveFullScreen();
      }
    }
  }
}
