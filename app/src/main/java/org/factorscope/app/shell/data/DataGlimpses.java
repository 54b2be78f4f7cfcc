package org.factorscope.app.shell.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.task.TaskExecutor;
import org.factorscope.viz.theme.Theme;
import org.jspecify.annotations.Nullable;

/// Glimpses of data sets, made in the background when they are first asked for. JavaFX thread only.
final class DataGlimpses {
  private record Key(String data, String lesson, boolean isDark) {}

  private final TaskExecutor tasks;
  private final Map<Key, DataGlimpse> known = new HashMap<>();
  private final Set<Key> askedFor = new HashSet<>();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  DataGlimpses(TaskExecutor tasks) {
    this.tasks = tasks;
  }

  /// How many there are; changes when one comes.
  ReadOnlyIntegerProperty countProperty() {
    return count.getReadOnlyProperty();
  }

  /// What is known of a data set; null if it has still to be looked at.
  @Nullable DataGlimpse of(String data, Lesson<?, ?, ?> lesson, Theme theme) {
    Key key = new Key(data, lesson.id(), theme.isDark());
    if (askedFor.add(key)) {
      var _ =
          tasks.background(
              () -> DataGlimpse.of(RunSetup.data(data), lesson, theme),
              glimpse -> {
                known.put(key, glimpse);
                count.set(known.size());
              },
              // Choosing the data says what is wrong with them.
              _ -> {});
    }
    return known.get(key);
  }
}
