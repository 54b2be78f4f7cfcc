package org.factorscope.app.shell.navigator;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import org.factorscope.app.lesson.Lesson;
import org.jspecify.annotations.Nullable;

/// A line of the navigator as it is drawn: a chapter's title, or a lesson.
final class NavigatorCell extends ListCell<NavigatorEntry> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final PseudoClass LINK = PseudoClass.getPseudoClass("link");
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final Supplier<@Nullable Lesson<?, ?, ?>> current;

  /// @param current the lesson that is open
  NavigatorCell(Supplier<@Nullable Lesson<?, ?, ?>> current) {
    this.current = current;
    getStyleClass().add("navigator-cell");
    setTextOverrun(OverrunStyle.ELLIPSIS);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable NavigatorEntry entry, boolean empty) {
    super.updateItem(entry, empty);
    boolean isHeading = !empty && entry instanceof NavigatorEntry.Heading;
    setText(empty || entry == null ? "" : text(entry));
    setDisable(isHeading || empty);
    pseudoClassStateChanged(HEADING, isHeading);
    pseudoClassStateChanged(LINK, !empty && entry instanceof NavigatorEntry.Link);
    setTooltip(!empty && entry instanceof NavigatorEntry.Link link ? tooltip(link) : null);
    pseudoClassStateChanged(CURRENT, !empty && isCurrent(entry));
  }

  private static Tooltip tooltip(NavigatorEntry.Link link) {
    return new Tooltip(
        "Open %s on the same data and start: %s".formatted(link.lesson().title(), link.relation()));
  }

  private boolean isCurrent(@Nullable NavigatorEntry entry) {
    return entry instanceof NavigatorEntry.Entry(Lesson<?, ?, ?> lesson)
        && Objects.equals(lesson, current.get());
  }

  private static String text(NavigatorEntry entry) {
    return switch (entry) {
      case NavigatorEntry.Heading heading -> heading.chapter().title().toUpperCase(Locale.ROOT);
      case NavigatorEntry.Entry found -> found.lesson().title();
      case NavigatorEntry.Link link -> "→ " + link.lesson().title() + ": " + link.relation();
    };
  }
}
