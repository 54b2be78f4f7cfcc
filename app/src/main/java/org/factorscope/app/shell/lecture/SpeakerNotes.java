package org.factorscope.app.shell.lecture;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.factorscope.app.session.Stop;

/// What the speaker alone sees, on a screen of its own: the note of the stop that is shown, and
/// what comes next.
public final class SpeakerNotes extends VBox {
  private final LectureGuide guide;
  private final Label place = new Label();
  private final Label note = new Label();
  private final Label next = new Label();
  private final Label nextNote = new Label();

  public SpeakerNotes(LectureGuide guide) {
    this.guide = guide;
    getStyleClass().addAll("factorscope", "speaker-notes");
    place.getStyleClass().add("lecture-place");
    note.getStyleClass().add("speaker-note");
    next.getStyleClass().add("lecture-place");
    nextNote.getStyleClass().add("speaker-next");
    for (Label label : List.of(place, note, next, nextNote)) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    getChildren().addAll(place, note, next, nextNote);
    guide.currentProperty().subscribe(_ -> show());
  }

  private void show() {
    List<LectureGuide.Planned> stops = guide.stops();
    int current = guide.currentProperty().get();
    boolean isAtAStop = current >= 0 && current < stops.size();
    place.setText(
        isAtAStop
            ? String.format(
                Locale.ROOT,
                "%d of %d · %s",
                current + 1,
                stops.size(),
                stops.get(current).stop().title())
            : String.format(Locale.ROOT, "%s, before the first stop", guide.titleProperty().get()));
    note.setText(isAtAStop ? stops.get(current).stop().note() : "");
    boolean hasNext = current + 1 < stops.size();
    Stop follows = hasNext ? stops.get(current + 1).stop() : null;
    next.setText(follows == null ? "This is the last stop." : "Next · " + follows.title());
    nextNote.setText(follows == null ? "" : follows.note());
  }
}
