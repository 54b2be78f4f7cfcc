package org.factorscope.viz.bench;

import javafx.scene.Parent;

/// Four views under measurement. JavaFX thread only.
interface MeasuredViews extends AutoCloseable {
  /// The node that holds the four.
  Parent node();

  /// Asks for a frame with new data; called with every pulse.
  void next(int frame);

  /// How many frames with new data have been shown until now.
  long shown();

  @Override
  void close();
}
