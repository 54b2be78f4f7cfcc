package org.factorscope.app.shell.window;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.factorscope.app.player.PlayerViewModel;
import org.factorscope.app.shell.look.Popups;
import org.factorscope.app.shell.top.WindowActions;
import org.jspecify.annotations.Nullable;

/// The keys of the window.
///
/// A text field keeps all keys that mean something to it. Any other control keeps Space, arrows,
/// Home and End only while the user walks through the window by keyboard (its focus is visible):
/// after a click on a button, Space plays rather than presses it again. While a menu is open, all
/// keys are the menu's; while data are chosen, no key acts on the run.
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
          if (event.getCharacter().equals("?") && !isText && !isMenuOpen(scene)) {
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
    @Nullable Node owner = scene.getFocusOwner();
    if (isMenuOpen(scene)) {
      // A menu was asked before; a combo box hands its list what it is given.
      if (!(owner instanceof ComboBoxBase)) {
        event.consume();
      }
      return;
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      escape(event, owner);
      return;
    }
    Optional<Runnable> action =
        event.isShortcutDown()
            ? withControl(event, owner)
            : event.isAltDown() || event.isMetaDown() ? Optional.empty() : plain(event, owner);
    if (action.isEmpty() && actions.isChoosing() && movesFocus(event, owner)) {
      event.consume();
    }
    action.ifPresent(
        run -> {
          isSpaceTaken |= event.getCode() == KeyCode.SPACE;
          event.consume();
          run.run();
        });
  }

  /// Lists and buttons consume Escape though they do nothing with it, so they are not asked.
  private void escape(KeyEvent event, @Nullable Node owner) {
    if (actions.closeCard()) {
      event.consume();
    } else if (owner instanceof Control && !(owner instanceof TextInputControl)) {
      actions.leave();
      event.consume();
    }
  }

  /// Whether a menu or the list of a combo box is open above the scene's window.
  private static boolean isMenuOpen(Scene scene) {
    return Window.getWindows().stream()
        .filter(PopupWindow.class::isInstance)
        .map(PopupWindow.class::cast)
        .anyMatch(popup -> !(popup instanceof Tooltip) && Popups.isAbove(scene, popup));
  }

  /// A button fires when Space is let go, so who takes the press takes the release.
  private void released(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && isSpaceTaken) {
      isSpaceTaken = false;
      event.consume();
    }
  }

  private Optional<Runnable> withControl(KeyEvent event, @Nullable Node owner) {
    boolean isOfTheRun = !(owner instanceof TextInputControl) && !actions.isChoosing();
    @Nullable Runnable action =
        switch (event.getCode()) {
          case E -> actions::exportFigure;
          case O -> actions::importData;
          case S -> actions::saveSession;
          case L -> actions::search;
          case M -> actions::addStop;
          case PLUS, ADD, EQUALS -> actions::larger;
          case MINUS, SUBTRACT -> actions::smaller;
          case DIGIT0, NUMPAD0 -> actions::usualSize;
          case Z -> !isOfTheRun ? null : event.isShiftDown() ? player::redo : player::undo;
          case Y -> isOfTheRun ? player::redo : null;
          default -> null;
        };
    return Optional.ofNullable(action);
  }

  private Optional<Runnable> plain(KeyEvent event, @Nullable Node owner) {
    return switch (event.getCode()) {
      case F1 -> Optional.of(actions::showKeys);
      case F11 -> Optional.of(actions::present);
      case PAGE_DOWN -> ofTheLecture(owner, actions::nextStop);
      case PAGE_UP -> ofTheLecture(owner, actions::previousStop);
      default ->
          owner instanceof TextInputControl || actions.isChoosing()
              ? Optional.empty()
              : transport(event, owner);
    };
  }

  /// A list or a text keeps the keys with which it is scrolled.
  private Optional<Runnable> ofTheLecture(@Nullable Node owner, Runnable action) {
    boolean isScrolling =
        !actions.isPresenting() && (owner instanceof ListView || owner instanceof TextInputControl);
    return isScrolling || actions.isChoosing() ? Optional.empty() : Optional.of(action);
  }

  /// What only means something on the bare screen.
  private @Nullable Runnable presenting(KeyCode code) {
    if (!actions.isPresenting()) {
      return null;
    }
    return switch (code) {
      case B, PERIOD -> actions::toggleCurtain;
      case P -> actions::togglePointer;
      case DIGIT1, DIGIT2, DIGIT3, DIGIT4, DIGIT5, DIGIT6 ->
          () -> actions.togglePanel(Integer.parseInt(code.getName()));
      default -> null;
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
          case D -> actions::chooseData;
          case L -> actions::showStops;
          case PLUS, ADD, EQUALS -> player::faster;
          case MINUS, SUBTRACT -> player::slower;
          default -> presenting(event.getCode());
        };
    return Optional.ofNullable(action);
  }

  /// Arrows that mean nothing to a control would lead out of the card to what lies below.
  private static boolean movesFocus(KeyEvent event, @Nullable Node owner) {
    return event.getCode().isArrowKey()
        && !(owner instanceof TextInputControl
            || owner instanceof ListView
            || owner instanceof ComboBoxBase
            || owner instanceof Slider);
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
