package org.factorscope.app.shell.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.page.RunPage;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunAnimation;
import org.factorscope.app.session.RunCaption;
import org.factorscope.app.session.RunHistory;
import org.factorscope.app.session.Session;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.notice.LongWork;
import org.factorscope.app.shell.notice.Notices;
import org.factorscope.viz.export.AnimationExport;
import org.factorscope.viz.export.AtomicFile;
import org.factorscope.viz.export.FigureExport;
import org.factorscope.viz.export.FigureUse;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Saves the panels of the moment as a figure, or those of all moments as an animation or a page.
public final class FigureSaving {
  private static final int WIDTH = 1600;
  private static final int HEIGHT = 1000;
  private static final int ANIMATION_WIDTH = 1200;
  private static final int ANIMATION_HEIGHT = 750;

  private static final String TABLE = ".csv";
  private static final String FAILURE = "The file cannot be saved";
  private static final List<FileChooser.ExtensionFilter> STILL =
      List.of(
          new FileChooser.ExtensionFilter("PNG picture for a slide", "*.png"),
          new FileChooser.ExtensionFilter("SVG drawing for a slide", "*.svg"),
          new FileChooser.ExtensionFilter("PDF figure for a page", "*.pdf"));
  private static final List<FileChooser.ExtensionFilter> RUN =
      List.of(
          new FileChooser.ExtensionFilter(
              "GIF animation of the run so far", "*" + AnimationExport.ENDING),
          new FileChooser.ExtensionFilter(
              "HTML page that replays the run so far", "*" + RunPage.ENDING),
          new FileChooser.ExtensionFilter("CSV table of all half-steps", "*" + TABLE));

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
            Stream.concat(STILL.stream(), RUN.stream()).toList())
        .ifPresent(target -> save(frame, target));
  }

  /// Asks where, then saves one panel as it is now.
  void choose(Window owner, Panel panel) {
    PlayerFrame frame = player.frameProperty().get();
    if (frame == null) {
      return;
    }
    Theme colours = theme.get();
    new FileDialog(settings)
        .toSave(
            owner,
            "Save " + panel.title(),
            String.format(
                Locale.ROOT,
                "%s-%s-%d.png",
                frame.lesson().id(),
                panel.id(),
                frame.record().iteration()),
            STILL)
        .ifPresent(
            target ->
                save(
                    target,
                    FAILURE,
                    () -> {
                      drawn(frame, List.of(panel), colours, target);
                      return "";
                    }));
  }

  /// Saves what a frame shows, or how the run came to it; the file's ending decides.
  void save(PlayerFrame frame, Path target) {
    Theme colours = theme.get();
    save(target, FAILURE, () -> write(frame, colours, target));
  }

  /// Saves in the background, and says how much was saved.
  ///
  /// @param failureTitle of the problem, if it fails
  /// @param writing makes the file, and gives what it leaves out in words
  void save(Path target, String failureTitle, Supplier<String> writing) {
    settings.useFolderOf(target);
    String name = target.getFileName().toString();
    work.run(
        "Saving " + name + " …",
        failureTitle,
        () -> {
          String remark = writing.get();
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
    if (endsIn(TABLE, target)) {
      String table = RunHistory.of(frame.lesson(), frame.history()).csv();
      AtomicFile.save(target, out -> out.write(table.getBytes(StandardCharsets.UTF_8)));
    } else if (AnimationExport.isMeant(target)) {
      AtomicFile.save(
          target,
          RunAnimation.content(
              remade(frame), frame.axes(), colours, ANIMATION_WIDTH, ANIMATION_HEIGHT));
    } else {
      drawn(frame, frame.panels(), colours, target);
    }
    return "";
  }

  private static void drawn(PlayerFrame frame, List<Panel> panels, Theme colours, Path target) {
    FigureUse use = endsIn(".pdf", target) ? FigureUse.PAGE : FigureUse.SLIDE;
    String caption =
        RunCaption.of(frame.lesson(), frame.setup(), frame.parameters(), frame.record());
    FigureExport.write(panels, caption, use.sized(colours, WIDTH), WIDTH, HEIGHT, target);
  }

  private static boolean endsIn(String ending, Path target) {
    return target.toString().toLowerCase(Locale.ROOT).endsWith(ending);
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
