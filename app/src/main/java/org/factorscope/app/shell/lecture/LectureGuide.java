package org.factorscope.app.shell.lecture;

import java.util.Objects;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.Lecture;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.Stop;
import org.factorscope.app.settings.TextSize;
import org.factorscope.app.shell.file.SessionSaving;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.notice.FailureText;
import org.factorscope.app.task.TaskExecutor;
import org.jspecify.annotations.Nullable;

/// Goes through the stops of a lecture. Forwards a stop is shown as it was planned, backwards as it
/// was left. JavaFX thread only.
public final class LectureGuide {
  private static final int NOWHERE = -1;
  private static final String UNTITLED = "Lecture";

  private final PlayerViewModel player;
  private final TaskExecutor tasks;
  private final SettingsModel settings;
  private final ShownPanels panels;
  private final ObservableList<Planned> stops = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(NOWHERE);
  private final StringProperty title = new SimpleStringProperty(UNTITLED);
  private TaskExecutor.@Nullable Cancellable underWay;
  private @Nullable Stop awaited;

  /// A stop and, once it was shown, how it was left.
  public record Planned(Stop stop, @Nullable Stop left) {
    Planned(Stop stop) {
      this(stop, null);
    }
  }

  public LectureGuide(
      PlayerViewModel player, TaskExecutor tasks, SettingsModel settings, ShownPanels panels) {
    this.player = player;
    this.tasks = tasks;
    this.settings = settings;
    this.panels = panels;
    player.frameProperty().subscribe(this::arrived);
  }

  /// The stops in order.
  public ObservableList<Planned> stops() {
    return FXCollections.unmodifiableObservableList(stops);
  }

  /// The stop that is shown, from 0; -1 before the first.
  public ReadOnlyIntegerProperty currentProperty() {
    return current.getReadOnlyProperty();
  }

  public StringProperty titleProperty() {
    return title;
  }

  /// Takes up a lecture, before its first stop.
  public void open(Lecture lecture) {
    title.set(lecture.title());
    current.set(NOWHERE);
    stops.setAll(lecture.stops().stream().map(Planned::new).toList());
  }

  /// The lecture as it is planned now.
  public Lecture lecture() {
    return new Lecture(title.get(), stops.stream().map(Planned::stop).toList());
  }

  /// Adds what is shown now as a stop after the current one, which it becomes.
  public void addMoment() {
    PlayerFrame frame = player.frameProperty().get();
    if (frame != null) {
      int place = current.get() == NOWHERE ? stops.size() : current.get() + 1;
      stops.add(place, new Planned(moment(frame)));
      current.set(place);
    }
  }

  public void remove(int index) {
    stops.remove(index);
    if (current.get() >= index) {
      current.set(current.get() - 1);
    }
  }

  /// Exchanges a stop with the one before it.
  public void moveUp(int index) {
    Planned moved = stops.get(index);
    stops.set(index, stops.get(index - 1));
    stops.set(index - 1, moved);
    if (current.get() == index) {
      current.set(index - 1);
    } else if (current.get() == index - 1) {
      current.set(index);
    }
  }

  public void note(int index, String text) {
    Planned planned = stops.get(index);
    stops.set(index, new Planned(planned.stop().withNote(text), planned.left()));
  }

  /// To the next stop, as it was planned; nothing after the last one.
  public void next() {
    if (current.get() + 1 < stops.size()) {
      leave();
      goTo(current.get() + 1);
    }
  }

  /// To the stop before, as it was left; nothing before the first one.
  public void previous() {
    if (current.get() > 0) {
      leave();
      int index = current.get() - 1;
      Planned planned = stops.get(index);
      show(index, Objects.requireNonNullElse(planned.left(), planned.stop()));
    }
  }

  /// To any stop, as it was planned.
  public void goTo(int index) {
    show(index, stops.get(index).stop());
  }

  private void leave() {
    PlayerFrame frame = player.frameProperty().get();
    if (frame != null && current.get() != NOWHERE && awaited == null) {
      Planned planned = stops.get(current.get());
      stops.set(current.get(), new Planned(planned.stop(), moment(frame)));
    }
  }

  private Stop moment(PlayerFrame frame) {
    return new Stop(
        SessionSaving.sessionOf(frame), panels.chosen(), settings.get().textSize().percent(), "");
  }

  private void show(int index, Stop stop) {
    current.set(index);
    awaited = stop;
    if (underWay != null) {
      underWay.cancel();
    }
    underWay =
        tasks.background(
            () -> stop.session().run(),
            run -> open(stop, run),
            failure -> {
              awaited = null;
              player.report(FailureText.problem("The stop cannot be shown", failure));
            });
  }

  private void open(Stop stop, LessonRun run) {
    settings.change(now -> now.withTextSize(new TextSize(stop.textSize())));
    int position = Math.min(stop.session().position(), run.end());
    player.open(run, position, stop.session().axes());
  }

  /// Panels can be chosen once they are there.
  private void arrived(@Nullable PlayerFrame frame) {
    Stop stop = awaited;
    if (frame != null
        && stop != null
        && frame.lesson().equals(stop.session().lesson())
        && frame.position() == Math.min(stop.session().position(), frame.end())) {
      awaited = null;
      panels.choose(stop.panels());
    }
  }
}
