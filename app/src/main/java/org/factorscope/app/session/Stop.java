package org.factorscope.app.session;

import java.util.List;
import java.util.Locale;

/// A moment of a lecture: a run at a position, and how it is shown.
///
/// @param panels ids of those that are shown, in the order of the lesson; empty for all
/// @param textSize percent of the usual size of everything
/// @param note for the speaker; may be empty
public record Stop(Session session, List<String> panels, int textSize, String note) {
  public Stop {
    panels = List.copyOf(panels);
  }

  public Stop withNote(String text) {
    return new Stop(session, panels, textSize, text);
  }

  /// The lesson and where its run stands, for a list.
  public String title() {
    String lesson = session.lesson().title();
    return String.format(
        Locale.ROOT, "%s · %s · half-step %d", lesson, start(), session.position());
  }

  /// The title of the preset, or the name of the data.
  private String start() {
    String preset = session.setup().preset();
    return preset.isEmpty()
        ? session.setup().source().name()
        : session.lesson().words().preset(preset).name();
  }
}
