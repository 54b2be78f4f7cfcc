package org.factorscope.app.shell.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.factorscope.app.shell.look.SettingsModel;
import org.factorscope.app.shell.notice.LongWork;
import org.factorscope.app.shell.notice.Notices;
import org.factorscope.viz.export.AtomicFile;
import org.factorscope.viz.fx.CopiedPicture;
import org.factorscope.viz.fx.PanelMenu;
import org.factorscope.viz.numbers.NumberTable;
import org.factorscope.viz.numbers.PanelNumbers;
import org.factorscope.viz.numbers.PanelNumbers.NamedMatrix;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.theme.Theme;

/// Takes one panel out of the window: to the clipboard as a picture, as numbers or as LaTeX, or to
/// a file.
public final class PanelTaking implements PanelMenu {
  private static final int[] DIGITS = {2, 3, 4, 6};

  private final FigureSaving figures;
  private final LongWork work;
  private final Notices notices;
  private final SettingsModel settings;
  private final Supplier<Theme> theme;
  private final Supplier<Window> owner;

  /// @param owner of the dialogs
  public PanelTaking(
      FigureSaving figures,
      LongWork work,
      Notices notices,
      SettingsModel settings,
      Supplier<Theme> theme,
      Supplier<Window> owner) {
    this.figures = figures;
    this.work = work;
    this.notices = notices;
    this.settings = settings;
    this.theme = theme;
    this.owner = owner;
  }

  @Override
  public List<MenuItem> items(Panel panel) {
    List<NumberTable> tables = PanelNumbers.of(panel);
    List<MenuItem> items = new ArrayList<>();
    items.add(item("Copy the picture", () -> copyPicture(panel)));
    items.add(item("Save the picture …", () -> figures.choose(owner.get(), panel)));
    if (!tables.isEmpty()) {
      items.add(item("Copy the numbers", () -> copy(tsv(tables), panel.title())));
      items.add(saving(tables));
    }
    for (NamedMatrix matrix : PanelNumbers.matrices(panel)) {
      items.add(latex(matrix));
    }
    return items;
  }

  private static MenuItem item(String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    // A name may hold an underscore, which is no mnemonic.
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private static Menu menu(String text, List<MenuItem> items) {
    Menu menu = new Menu(text);
    menu.setMnemonicParsing(false);
    menu.getItems().setAll(items);
    return menu;
  }

  private MenuItem saving(List<NumberTable> tables) {
    if (tables.size() == 1) {
      return item("Save the numbers as CSV …", () -> save(tables.getFirst()));
    }
    return menu(
        "Save as CSV",
        tables.stream().map(table -> item(table.name() + " …", () -> save(table))).toList());
  }

  private MenuItem latex(NamedMatrix matrix) {
    List<MenuItem> digits = new ArrayList<>();
    for (int count : DIGITS) {
      digits.add(item(count + " digits", () -> copy(matrix.latex(count), matrix.name())));
    }
    return menu("Copy " + matrix.name() + " as LaTeX", digits);
  }

  /// Several tables one below the other, each under its name.
  private static String tsv(List<NumberTable> tables) {
    return tables.size() == 1
        ? tables.getFirst().tsv()
        : tables.stream()
            .map(table -> table.name() + "\n" + table.tsv())
            .collect(Collectors.joining("\n"));
  }

  private void copy(String text, String what) {
    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    notices.done("Copied " + what + ".");
  }

  private void copyPicture(Panel panel) {
    Theme colours = theme.get();
    work.run(
        "Drawing " + panel.title() + " …",
        "The picture cannot be copied",
        () -> CopiedPicture.of(panel, colours),
        (Image picture) -> {
          Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, picture));
          notices.done("Copied " + panel.title() + " as a picture.");
        });
  }

  private void save(NumberTable table) {
    new FileDialog(settings)
        .toSave(
            owner.get(),
            "Save the numbers",
            table.name().replaceAll("[^\\p{L}\\p{N}_-]+", "-") + ".csv",
            List.of(new FileChooser.ExtensionFilter("CSV table", "*.csv")))
        .ifPresent(
            target -> figures.save(target, "The numbers cannot be saved", write(table, target)));
  }

  private static Supplier<String> write(NumberTable table, Path target) {
    byte[] text = table.csv().getBytes(StandardCharsets.UTF_8);
    return () -> {
      AtomicFile.save(target, out -> out.write(text));
      return "";
    };
  }
}
