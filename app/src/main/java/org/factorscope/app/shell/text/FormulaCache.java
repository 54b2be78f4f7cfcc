package org.factorscope.app.shell.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import org.factorscope.app.task.TaskExecutor;

/// Drawn formulas. What is not there yet is drawn in the background, one after the other, but
/// nothing before [#begin]: the first formula of a process takes long. JavaFX thread only.
public final class FormulaCache {
  private static final int MOST = 400;

  private final TaskExecutor tasks;
  private final Map<FormulaRequest, Optional<FormulaImage>> drawn =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<FormulaRequest, Optional<FormulaImage>> eldest) {
          return size() > MOST;
        }
      };
  private final Map<FormulaRequest, List<Consumer<Optional<FormulaImage>>>> waiting =
      new LinkedHashMap<>();
  private final Queue<FormulaRequest> order = new ArrayDeque<>();
  private boolean hasBegun;
  private boolean isDrawing;

  public FormulaCache(TaskExecutor tasks) {
    this.tasks = tasks;
  }

  /// Draws what was asked for so far, and from now on at once.
  public void begin() {
    hasBegun = true;
    drawNext();
  }

  /// Hands over the drawing, at once where it is there, later where it must be made; empty where
  /// the formula cannot be read.
  void get(FormulaRequest request, Consumer<Optional<FormulaImage>> onDrawn) {
    Optional<FormulaImage> known = drawn.get(request);
    if (known != null) {
      onDrawn.accept(known);
      return;
    }
    List<Consumer<Optional<FormulaImage>>> others = waiting.get(request);
    if (others == null) {
      others = new ArrayList<>();
      waiting.put(request, others);
      order.add(request);
    }
    others.add(onDrawn);
    drawNext();
  }

  private void drawNext() {
    FormulaRequest next = isDrawing || !hasBegun ? null : order.poll();
    if (next == null) {
      return;
    }
    isDrawing = true;
    var _ =
        tasks.background(
            () -> FormulaPainter.paint(next),
            image -> finish(next, Optional.of(image)),
            _ -> finish(next, Optional.empty()));
  }

  private void finish(FormulaRequest request, Optional<FormulaImage> outcome) {
    drawn.put(request, outcome);
    isDrawing = false;
    List<Consumer<Optional<FormulaImage>>> readers = waiting.remove(request);
    if (readers != null) {
      readers.forEach(reader -> reader.accept(outcome));
    }
    drawNext();
  }
}
