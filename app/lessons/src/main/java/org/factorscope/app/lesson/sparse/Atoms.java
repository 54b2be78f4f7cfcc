package org.factorscope.app.lesson.sparse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.sparse.SparseProblem;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Response;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.PlantedCode;
import org.factorscope.viz.panel.Axis;

/// The columns of a dictionary as the data name them. A table with a single column is a signal
/// alone, and every row of it an atom: D = I.
///
/// @param names one an atom
/// @param first the atom whose numbers are shown
/// @param second another atom, or -1 if there is none
record Atoms(List<String> names, int first, int second) {
  /// Which column is x.
  static final Parameter<String> RESPONSE = Parameter.column("response");

  /// The longest signal without a dictionary.
  private static final int LONGEST_SIGNAL = 1000;

  /// More names do not fit on an axis.
  private static final int MOST_NAMES = 12;

  Atoms {
    names = List.copyOf(names);
  }

  /// The problem that data pose.
  ///
  /// @param chosen which column is x, as [Response#alone] reads it
  /// @throws InvalidInputException if there is no such column, or a signal alone is too long
  static SparseProblem problem(Dataset data, String chosen) {
    Response response = Response.alone(data, chosen);
    if (!response.others().isEmpty()) {
      return new SparseProblem(response.explanatory(data), response.values());
    }
    int n = data.rows();
    if (n > LONGEST_SIGNAL) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "A signal alone may have at most %d rows, not %d; choose further columns to explain"
                  + " it by.",
              LONGEST_SIGNAL,
              n));
    }
    return new SparseProblem(CommonOps_DDRM.identity(n), response.values());
  }

  /// The atoms of a moment; the two chosen ones are the chosen axes of the data, or the largest
  /// entries of a signal alone.
  static Atoms of(LessonView<SparseProblem, ?, ?> view) {
    Dataset data = view.data();
    Response response = Response.alone(data, view.parameters().get(RESPONSE));
    List<Integer> others = response.others();
    if (others.isEmpty()) {
      DMatrixRMaj x = view.problem().x();
      List<Integer> largest = largest(x);
      int second = largest.size() > 1 ? largest.get(1) : -1;
      return new Atoms(numbered(data, x.numRows), largest.getFirst(), second);
    }
    Axes axes = view.axes();
    int first = Math.max(0, others.indexOf(axes.x()));
    int second = others.indexOf(axes.y());
    boolean isTaken = second < 0 || second == first;
    int other = others.size() == 1 ? -1 : first == 0 ? 1 : 0;
    List<String> names = others.stream().map(j -> data.columns().get(j)).toList();
    return new Atoms(names, first, isTaken ? other : second);
  }

  private static List<Integer> largest(DMatrixRMaj x) {
    return IntStream.range(0, x.numRows)
        .boxed()
        .sorted((i, j) -> Double.compare(Math.abs(x.get(j, 0)), Math.abs(x.get(i, 0))))
        .toList();
  }

  private static List<String> numbered(Dataset data, int rows) {
    List<String> names = new ArrayList<>(data.rowNames());
    for (int i = names.size(); i < rows; i++) {
      names.add(Integer.toString(i + 1));
    }
    return names;
  }

  /// The code that x was made from, empty if it is not known or the data were changed.
  double[] planted(Dataset data) {
    double[] planted = PlantedCode.of(data.name());
    boolean isWhole =
        planted.length == names.size()
            && data.unit().isEmpty()
            && IntStream.range(0, planted.length)
                .allMatch(j -> names.get(j).endsWith(Integer.toString(j + 1)));
    return isWhole ? planted : new double[0];
  }

  /// The horizontal axis of a picture with a place for each atom.
  Axis axis(String title) {
    return names.size() <= MOST_NAMES ? Axis.named(title, names) : Axis.of(title);
  }

  /// The places of the atoms on that axis.
  double[] places() {
    return IntStream.range(0, names.size())
        .mapToDouble(j -> names.size() <= MOST_NAMES ? j : j + 1)
        .toArray();
  }
}
