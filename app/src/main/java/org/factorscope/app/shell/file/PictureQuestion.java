package org.factorscope.app.shell.file;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.SmallerPicture;

/// Offers to make a large picture smaller.
final class PictureQuestion {
  private PictureQuestion() {}

  /// The picture that is to be used, smaller or not; empty if the user thinks better of it.
  static Optional<Dataset> ask(Dataset picture) {
    ButtonType shrink = new ButtonType("Make it smaller", ButtonBar.ButtonData.YES);
    ButtonType keep = new ButtonType("Use every pixel", ButtonBar.ButtonData.NO);
    Alert question =
        new Alert(Alert.AlertType.CONFIRMATION, sentence(picture), shrink, keep, ButtonType.CANCEL);
    question.setTitle("Large picture");
    question.setHeaderText(null);
    Optional<ButtonType> answer = question.showAndWait();
    if (answer.filter(shrink::equals).isPresent()) {
      return Optional.of(SmallerPicture.of(picture));
    }
    return answer.filter(keep::equals).map(_ -> picture);
  }

  private static String sentence(Dataset picture) {
    return String.format(
        Locale.ROOT,
        "%s has %d by %d pixels; each step takes long on so many. It can be made smaller, by the"
            + " means of squares of pixels.",
        picture.name(),
        picture.dimension(),
        picture.rows());
  }
}
