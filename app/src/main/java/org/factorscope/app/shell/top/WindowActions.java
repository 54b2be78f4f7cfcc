package org.factorscope.app.shell.top;

/// What the window itself can do, besides playing.
public interface WindowActions {
  /// Puts the cursor into the search field.
  void search();

  /// Shows or hides the lessons in a window that is too narrow to show them always.
  void toggleLessons();

  /// Shows the card that chooses the data, or closes it.
  void chooseData();

  /// Asks for a file and opens it: data, a trace or a session.
  void importData();

  /// Imports a table with an entry of a matrix in each line.
  void importRatings();

  /// Asks which columns of the data the lesson works on.
  void chooseColumns();

  void exportFigure();

  /// Saves the run, to come back to it.
  void saveSession();

  /// Shows the panels alone on the whole screen, or the window again.
  void present();

  /// Whether the panels are alone on the screen.
  boolean isPresenting();

  /// To the next stop of the lecture.
  void nextStop();

  /// To the stop before, as it was left.
  void previousStop();

  /// Makes what is shown now a stop of the lecture.
  void addStop();

  /// Shows the stops of the lecture, or closes them.
  void showStops();

  /// Darkens the screen, or lights it again.
  void toggleCurtain();

  /// Marks the pointer, or no longer.
  void togglePointer();

  /// Shows a panel, counted from 1, or no longer.
  void togglePanel(int number);

  /// Draws everything larger.
  void larger();

  void smaller();

  void usualSize();

  /// Shows all keys, or closes them.
  void showKeys();

  /// Whether a card with lists and fields of its own is open.
  boolean isChoosing();

  /// Closes the card above the window; false if there is none.
  boolean closeCard();

  /// One level up: shows all panels, leaves full screen.
  void leave();
}
