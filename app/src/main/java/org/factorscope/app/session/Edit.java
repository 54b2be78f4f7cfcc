package org.factorscope.app.session;

import org.factorscope.app.lesson.Axes;
import org.factorscope.viz.panel.Handle;

/// A change in the middle of a run, from which on it takes another course.
public sealed interface Edit {
  /// Where the run stood, in half-steps.
  int position();

  /// What was done, for example "dragged centroid 2".
  String words();

  /// Does it again.
  ///
  /// @param run has come to [#position()]
  void applyTo(LessonRun run);

  /// A handle was dragged to (x, y) in data units.
  ///
  /// @param axes the plane in which it was dragged
  record Dragged(int position, Axes axes, Handle handle, double x, double y) implements Edit {
    @Override
    public String words() {
      return "dragged " + handle.name();
    }

    @Override
    public void applyTo(LessonRun run) {
      run.drag(position, axes, handle, x, y);
    }
  }

  /// A parameter that acts at once got another value.
  ///
  /// @param text the value as on the command line
  record Changed(int position, String parameter, String text) implements Edit {
    @Override
    public String words() {
      return "set " + parameter;
    }

    @Override
    public void applyTo(LessonRun run) {
      run.change(position, parameter, text);
    }
  }
}
