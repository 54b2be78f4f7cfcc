package org.factorscope.app.session;

import org.factorscope.app.lesson.Axes;
import org.factorscope.viz.panel.Handle;

/// A change in the middle of a run, from which on it takes another course.
public sealed interface Edit {
  /// Where the run stood, in half-steps.
  int position();

  /// What was done, for example "dragged centroid 2".
  String words();

  /// The gesture that made it; no two gestures of a run have the same number.
  long gesture();

  /// Does it again.
  ///
  /// @param run has come to [#position()]
  void applyTo(LessonRun run);

  /// A handle was dragged to (x, y) in data units.
  ///
  /// @param axes the plane in which it was dragged
  /// @param gesture of the drag: while it is the same, a later place replaces an earlier one
  record Dragged(int position, Axes axes, Handle handle, double x, double y, long gesture)
      implements Edit {
    @Override
    public String words() {
      return "dragged " + handle.name();
    }

    @Override
    public void applyTo(LessonRun run) {
      run.drag(position, axes, handle, x, y, gesture);
    }
  }

  /// A parameter that acts at once got another value.
  ///
  /// @param text the value as on the command line
  /// @param gesture of the slider or field: while it is the same, a later value replaces an earlier
  record Changed(int position, String parameter, String text, long gesture) implements Edit {
    @Override
    public String words() {
      return "set " + parameter;
    }

    @Override
    public void applyTo(LessonRun run) {
      run.change(position, parameter, text, gesture);
    }
  }
}
