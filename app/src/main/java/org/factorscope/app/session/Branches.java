package org.factorscope.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.factorscope.algorithms.step.Run;
import org.factorscope.algorithms.step.Timeline;
import org.factorscope.app.lesson.ParameterValues;

/// The branches that edits have made, in the order in which undo walks back through them. The
/// memory budget is shared out among them.
final class Branches<P, O, S> {
  private static final int MOST_EDITS = 64;

  private final List<Branch<P, O, S>> made = new ArrayList<>();
  private long budgetBytes;
  private int current;

  /// @param edits that led to it, first to last; the last one forked it
  private record Branch<P, O, S>(
      Timeline<P, O, S> timeline, ParameterValues parameters, List<Edit> edits) {
    boolean repeats(Edit edit) {
      return !edits.isEmpty()
          && edits.getLast().gesture() == edit.gesture()
          && timeline.base() == edit.position()
          && timeline.end() == edit.position();
    }
  }

  Branches(Timeline<P, O, S> first, ParameterValues values, long budgetBytes) {
    this.budgetBytes = budgetBytes;
    made.add(new Branch<>(first, values, List.of()));
  }

  private Branches(Branches<P, O, S> other) {
    made.addAll(other.made);
    budgetBytes = other.budgetBytes;
    current = other.current;
  }

  /// The same branches, from here on with edits of their own. What one of them computes on a common
  /// branch, the other one has too.
  Branches<P, O, S> copy() {
    return new Branches<>(this);
  }

  /// Sets the budget; states over it are given up at once.
  void budget(long bytes) {
    budgetBytes = bytes;
    shareBudget();
  }

  Timeline<P, O, S> current() {
    return made.get(current).timeline();
  }

  ParameterValues parameters() {
    return made.get(current).parameters();
  }

  /// All edits that led to the current branch, first to last.
  List<Edit> edits() {
    return made.get(current).edits();
  }

  /// Adds a branch, or replaces the current one where it is the same edit at the same place with no
  /// step after it: a gesture in progress.
  ///
  /// @param run under the options that hold from there on
  void fork(Run<P, O> run, S edited, ParameterValues values, Edit edit) {
    boolean continues = current > 0 && made.get(current).repeats(edit);
    int from = continues ? current - 1 : current;
    List<Edit> edits = new ArrayList<>(made.get(from).edits());
    edits.add(edit);
    Timeline<P, O, S> timeline =
        made.get(from).timeline().fork(edit.position(), run, edited, edit.words());
    made.subList(from + 1, made.size()).clear();
    made.add(new Branch<>(timeline, values, List.copyOf(edits)));
    if (made.size() > MOST_EDITS) {
      made.remove(0);
    }
    current = made.size() - 1;
    shareBudget();
  }

  /// Sets a parameter that only says what is shown, on every branch.
  void show(String parameter, String text) {
    made.replaceAll(
        branch ->
            new Branch<>(
                branch.timeline(), branch.parameters().with(parameter, text), branch.edits()));
  }

  OptionalInt undo() {
    if (!canUndo()) {
      return OptionalInt.empty();
    }
    int position = current().base();
    current--;
    return OptionalInt.of(Math.min(position, current().end()));
  }

  /// Takes back what a gesture did, if it is the last edit; its position, or empty.
  OptionalInt cancel(long gesture) {
    boolean isLast = !edits().isEmpty() && edits().getLast().gesture() == gesture;
    if (!isLast || !canUndo()) {
      return OptionalInt.empty();
    }
    OptionalInt position = undo();
    made.subList(current + 1, made.size()).clear();
    return position;
  }

  OptionalInt redo() {
    if (!canRedo()) {
      return OptionalInt.empty();
    }
    current++;
    return OptionalInt.of(current().base());
  }

  boolean canUndo() {
    return current > 0;
  }

  boolean canRedo() {
    return current < made.size() - 1;
  }

  long bytes() {
    return made.stream().mapToLong(branch -> branch.timeline().bytes()).sum();
  }

  private void shareBudget() {
    made.forEach(branch -> branch.timeline().budget(budgetBytes / made.size()));
  }
}
