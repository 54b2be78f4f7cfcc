package org.factorscope.app.shell.side;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.factorscope.app.lesson.Lesson;

/// The title of a lesson and, in one sentence, what it shows.
final class LessonHead extends VBox {
  LessonHead(Lesson<?, ?, ?> lesson) {
    getStyleClass().add("lesson-head");
    Label title = new Label(lesson.title());
    title.getStyleClass().add("lesson-title");
    Label goal = new Label(lesson.words().goal().replace('\n', ' '));
    goal.getStyleClass().add("lesson-goal");
    for (Label label : new Label[] {title, goal}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    getChildren().setAll(title, goal);
  }
}
