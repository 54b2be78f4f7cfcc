package org.factorscope.app.shell.window;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.top.WindowActions;
import org.jspecify.annotations.Nullable;

/// The keys of the window.
///
/// A text field keeps all keys that mean something to it. Any other control keeps Space, arrows,
/// Home and End only while the user walks through the window by keyboard (its focus is visible):
/// after a click on a button, Space plays rather than presses it again.
final class WindowKeys {
  private final PlayerViewModel player;
  private final WindowActions actions;
  private boolean isSpaceTaken;

  WindowKeys(PlayerViewModel player, WindowActions actions) {
    this.player = player;
    this.actions = actions;
  }

  void listenTo(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          boolean isText = scene.getFocusOwner() instanceof TextInputControl;
          if (event.getCharacter().equals("?") && !isText) {
            actions.showKeys();
            event.consume();
          }
        });
    // A card lies above everything, so it goes first. Otherwise Escape bubbles: a drag, a filled
    // panel or a search field may want it first.
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            actions.leave();
            event.consume();
          }
        });
  }

  private void pressed(Scene scene, KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && actions.closeCard()) {
      event.consume();
      return;
    }
    @Nullable Node owner = scene.getFocusOwner();
    Optional<Runnable> action =
        event.isShortcutDown()
            ? withControl(event, owner)
            : event.isAltDown() || event.isMetaDown() ? Optional.empty() : plain(event, owner);
    action.ifPresent(
        run -> {
          isSpaceTaken |= event.getCode() == KeyCode.SPACE;
          event.consume();
          run.run();
        });
  }

  /// A button fires when Space is let go, so who takes the press takes the release.
  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && isSpaceTaken) {
      isSpaceTaken = false;
      event.consume();
    }
  }

  private Optional<Runnable> withControl(KeyEvent event, @Nullable Node owner) {
    boolean isText = owner instanceof TextInputControl;
    @Nullable Runnable action =
        switch (event.getCode()) {
          case E -> actions::exportFigure;
          case O -> actions::importData;
          case S -> actions::saveSession;
          case L -> actions::search;
          case Z -> isText ? null : event.isShiftDown() ? player::redo : player::undo;
          case Y -> isText ? null : player::redo;
          default -> null;
        };
    return Optional.ofNullable(action);
  }

  private Optional<Runnable> plain(KeyEvent event, @Nullable Node owner) {
    return switch (event.getCode()) {
      case F1 -> Optional.of(actions::showKeys);
      case F11 -> Optional.of(actions::toggleFullScreen);
      default -> owner instanceof TextInputControl ? Optional.empty() : transport(event, owner);
    };
  }

  private Optional<Runnable> transport(KeyEvent event, @Nullable Node owner) {
    boolean isShift = event.isShiftDown();
    @Nullable Runnable action =
        switch (event.getCode()) {
          case SPACE -> keepsSpace(owner) ? null : player::togglePlay;
          case RIGHT ->
              keepsArrows(owner) ? null : isShift ? player::iterationForward : player::stepForward;
          case LEFT ->
              keepsArrows(owner) ? null : isShift ? player::iterationBack : player::stepBack;
          case HOME -> keepsArrows(owner) || owner instanceof ListView ? null : player::home;
          case END -> keepsArrows(owner) || owner instanceof ListView ? null : player::end;
          case C -> isShift ? player::endComparison : player::compare;
          case X -> player::exchange;
          case PLUS, ADD, EQUALS -> player::faster;
          case MINUS, SUBTRACT -> player::slower;
          default -> null;
        };
    return Optional.ofNullable(action);
  }

  private static boolean keepsSpace(@Nullable Node owner) {
    return owner != null
        && owner.isFocusVisible()
        && (owner instanceof ButtonBase || owner instanceof ComboBoxBase);
  }

  private static boolean keepsArrows(@Nullable Node owner) {
    return owner != null
        && owner.isFocusVisible()
        && (owner instanceof Slider || owner instanceof ComboBoxBase);
  }
}
