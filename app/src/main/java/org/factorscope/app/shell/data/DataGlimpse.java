package org.factorscope.app.shell.data;

import java.util.Locale;
import javafx.scene.image.Image;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.shell.navigator.UsableRows;
import org.factorscope.datasets.DataException;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.fx.ArgbImage;
import org.factorscope.viz.theme.Theme;

/// What the list shows of a data set beside its name.
///
/// @param pixels of a [DataThumbnail]
/// @param leftOut rows that the lesson cannot use since they have gaps
/// @param refusal why the lesson cannot use the data, or empty
record DataGlimpse(int[] pixels, int leftOut, String refusal) {
  /// Looks at data; may take a while.
  ///
  /// @param data not modified
  static DataGlimpse of(Dataset data, Lesson<?, ?, ?> lesson, Theme theme) {
    Dataset usable = UsableRows.of(data, lesson);
    return new DataGlimpse(
        DataThumbnail.of(data, theme), data.rows() - usable.rows(), refusal(usable, lesson));
  }

  private static String refusal(Dataset usable, Lesson<?, ?, ?> lesson) {
    if (usable.rows() == 0) {
      return "Every row has a gap, and this lesson needs every value.";
    }
    try {
      Dataset seen = usable.scaled(lesson.defaultScale());
      ParameterValues values = ParameterValues.defaults(lesson.parameters());
      var _ = lesson.problem(seen, lesson.suitedTo(seen, values));
      return "";
    } catch (InvalidInputException | DataException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /// What to say of the data in one line.
  String line(String description) {
    if (!refusal.isEmpty()) {
      return refusal;
    }
    return leftOut == 0
        ? description
        : String.format(Locale.ROOT, "%,d rows with gaps are left out. %s", leftOut, description);
  }

  Image image() {
    return ArgbImage.of(pixels, DataThumbnail.WIDTH, DataThumbnail.HEIGHT);
  }
}
