package org.factorscope.app.shell.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.factorscope.app.player.PlayerFrame;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.session.RunSetup;
import org.factorscope.app.shell.notice.LongWork;
import org.factorscope.datasets.DataFile;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.DatasetCatalog;

/// Leaves columns of the data out and takes them in again, those as well that were taken for the
/// names of the rows.
public final class ColumnChoosing {
  private static final String TITLE = "The columns cannot be chosen";

  private final PlayerViewModel player;
  private final LongWork work;
  private final DataImport imports;

  public ColumnChoosing(PlayerViewModel player, LongWork work, DataImport imports) {
    this.player = player;
    this.work = work;
    this.imports = imports;
  }

  /// Asks which columns are used and starts the open lesson anew with them.
  public void choose() {
    PlayerFrame frame = player.frameProperty().get();
    if (frame == null) {
      return;
    }
    player.pause();
    Dataset used = frame.setup().source();
    imports
        .tableOf(used)
        .ifPresentOrElse(file -> chooseIn(file, used), () -> chooseIn(frame, whole(used)));
  }

  private void chooseIn(Path file, Dataset used) {
    work.run(
        DataImport.reading(file),
        TITLE,
        () -> DataFile.numericColumns(file),
        all ->
            ColumnsQuestion.ask(all, used.columns())
                .ifPresent(chosen -> imports.readColumns(file, chosen)));
  }

  private void chooseIn(PlayerFrame frame, Dataset whole) {
    List<String> used = frame.setup().source().columns();
    ColumnsQuestion.ask(whole.columns(), used)
        .map(whole::select)
        .ifPresent(
            data ->
                player.open(frame.lesson(), frame.setup().withSource(data).withStart(Map.of())));
  }

  /// All columns of a known data set; of others there are no more than those that are used.
  private static Dataset whole(Dataset used) {
    boolean known =
        DatasetCatalog.all().stream()
            .anyMatch(
                info ->
                    info.name().equals(used.name()) && info.provenance().equals(used.provenance()));
    return known ? RunSetup.data(used.name()) : used;
  }
}
