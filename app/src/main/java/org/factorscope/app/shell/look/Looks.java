package org.factorscope.app.shell.look;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import org.factorscope.app.settings.Settings;
import org.factorscope.app.settings.TextSize;
import org.factorscope.app.settings.ThemeChoice;
import org.factorscope.viz.theme.Theme;

/// Light or dark, everywhere in the window. Follows the desktop until the user chooses.
public final class Looks {
  private static final String SHEETS = "/org/factorscope/app/shell/";

  private final SettingsModel settings;
  private final ReadOnlyObjectWrapper<Theme> theme = new ReadOnlyObjectWrapper<>(Theme.light());

  public Looks(SettingsModel settings) {
    this.settings = settings;
    settings.currentProperty().map(Settings::theme).subscribe(_ -> follow());
    Platform.getPreferences().colorSchemeProperty().subscribe(_ -> follow());
    // Before there is any control: the first one would load JavaFX's own style.
    theme.subscribe(now -> Application.setUserAgentStylesheet(ground(now)));
  }

  private void follow() {
    boolean isDark =
        switch (settings.get().theme()) {
          case DARK -> true;
          case LIGHT -> false;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    theme.set(isDark ? Theme.dark() : Theme.light());
  }

  public ReadOnlyObjectProperty<Theme> themeProperty() {
    return theme.getReadOnlyProperty();
  }

  /// The other one, and remembers it.
  public void toggle() {
    ThemeChoice other = theme.get().isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK;
    settings.change(now -> now.withTheme(other));
  }

  public void larger() {
    settings.change(now -> now.withTextSize(now.textSize().larger()));
  }

  public void smaller() {
    settings.change(now -> now.withTextSize(now.textSize().smaller()));
  }

  public void usualSize() {
    settings.change(now -> now.withTextSize(TextSize.USUAL));
  }

  /// Dresses a scene, now and whenever the theme changes.
  public void dress(Scene scene) {
    theme.subscribe(
        now ->
            scene
                .getStylesheets()
                .setAll(sheet("factorscope.css"), sheet(now.isDark() ? "dark.css" : "light.css")));
    new PopupSize(scene, settings).watch();
  }

  private static String ground(Theme theme) {
    return theme.isDark()
        ? new PrimerDark().getUserAgentStylesheet()
        : new PrimerLight().getUserAgentStylesheet();
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(Looks.class.getResource(SHEETS + name), name).toExternalForm();
  }
}
