package org.factorscope.app.shell.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.page.RunPage;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunAnimation;
import org.factorscope.app.session.RunCaption;
import org.factorscope.app.session.Session;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.notice.LongWork;
import org.factorscope.app.shell.notice.Notices;
import org.factorscope.viz.export.AnimationExport;
import org.factorscope.viz.export.AtomicFile;
import org.factorscope.viz.export.FigureExport;
import org.factorscope.viz.export.FigureUse;
import org.factorscope.viz.theme.Theme;

/// Saves the panels of the moment as a figure, or those of all moments as an animation or a page.
public final class FigureSaving {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  private static final int ANIMATION_WIDTH = 1200;
  private static final int ANIMATION_HEIGHT = 750;

  private final PlayerViewModel player;
  private final LongWork work;
  private final Notices notices;
  private final SettingsModel settings;
  private final Supplier<Theme> theme;

  public FigureSaving(
      PlayerViewModel player,
      LongWork work,
      Notices notices,
      SettingsModel settings,
      Supplier<Theme> theme) {
    this.player = player;
    this.work = work;
    this.notices = notices;
    this.settings = settings;
    this.theme = theme;
  }

  /// Asks where, then saves.
  public void choose(Window owner) {
    PlayerFrame frame = player.frameProperty().get();
    if (frame == null) {
      return;
    }
    player.pause();
    new FileDialog(settings)
        .toSave(
            owner,
            "Export the panels",
            String.format(
                Locale.ROOT, "%s-%d.png", frame.lesson().id(), frame.record().iteration()),
            List.of(
                new FileChooser.ExtensionFilter("PNG picture for a slide", "*.png"),
                new FileChooser.ExtensionFilter("SVG drawing for a slide", "*.svg"),
                new FileChooser.ExtensionFilter("PDF figure for a page", "*.pdf"),
                new FileChooser.ExtensionFilter(
                    "GIF animation of the run so far", "*" + AnimationExport.ENDING),
                new FileChooser.ExtensionFilter(
                    "HTML page that replays the run so far", "*" + RunPage.ENDING)))
        .ifPresent(target -> save(frame, target));
  }

  /// Saves what a frame shows, or how the run came to it; the file's ending decides.
  void save(PlayerFrame frame, Path target) {
    settings.useFolderOf(target);
    Theme colours = theme.get();
    String name = target.getFileName().toString();
    work.run(
        "Saving " + name + " …",
        "The figure cannot be saved",
        () -> {
          String remark = write(frame, colours, target);
          return new Saved(Files.size(target), remark);
        },
        saved -> notices.done(saved.sentence(name)));
  }

  /// What was saved.
  ///
  /// @param remark on what is left out; empty if nothing is
  private record Saved(long bytes, String remark) {
    String sentence(String name) {
      String size =
          String.format(Locale.ROOT, "Saved %s, %,d kB.", name, Math.max(1, bytes / 1000));
      return remark.isEmpty() ? size : size + " " + remark;
    }
  }

  private static String write(PlayerFrame frame, Theme colours, Path target) {
    if (RunPage.isMeant(target)) {
      RunPage page = RunPage.of(remade(frame), frame.axes());
      AtomicFile.save(target, page.content());
      return page.sentence();
    }
    if (AnimationExport.isMeant(target)) {
      AtomicFile.save(
          target,
          RunAnimation.content(
              remade(frame), frame.axes(), colours, ANIMATION_WIDTH, ANIMATION_HEIGHT));
    } else {
      FigureUse use = isDocument(target) ? FigureUse.PAGE : FigureUse.SLIDE;
      String caption =
          RunCaption.of(frame.lesson(), frame.setup(), frame.parameters(), frame.record());
      FigureExport.write(frame.panels(), caption, use.sized(colours, WIDTH), WIDTH, HEIGHT, target);
    }
    return "";
  }

  private static boolean isDocument(Path target) {
    return target.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
  }

  /// The player's run belongs to its own thread; the same setup and edits give the same one.
  private static LessonRun remade(PlayerFrame frame) {
    return Session.of(
            frame.lesson(),
            frame.setup(),
            frame.parameters(),
            frame.undoable().edits(),
            frame.end(),
            frame.axes())
        .run();
  }
}
