package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.datasets.Dataset;

/// The column of the data that a lesson explains by the others: a column of numbers, or class
/// labels of two texts, which count as 0 and 1 in the order in which they appear.
///
/// @param name of the column
/// @param column its index, or [#LABELS]
/// @param values n x 1. Not to be modified.
/// @param others the indices of the numeric columns that explain it
public record Response(String name, int column, DMatrixRMaj values, List<Integer> others) {
  /// The column of a response that is the class labels.
  public static final int LABELS = -1;

  private static final String UNNAMED = "label";

  public Response {
    others = List.copyOf(others);
  }

  /// The response that a parameter chooses, with at least one column to explain it.
  ///
  /// @param chosen name of a column, or its number from 1; empty for the last numeric one
  /// @throws InvalidInputException if there is no such column, it has more than two texts, or no
  ///   column is left to explain it
  public static Response of(Dataset data, String chosen) {
    Response response = alone(data, chosen);
    if (response.others.isEmpty()) {
      throw new InvalidInputException(
          "%s has no column besides '%s' to explain it by; at least one is needed."
              .formatted(data.name(), response.name));
    }
    return response;
  }

  /// The response that a parameter chooses, even if no column is left to explain it.
  ///
  /// @param chosen name of a column, or its number from 1; empty for the last numeric one
  /// @throws InvalidInputException if there is no such column, or it has more than two texts
  public static Response alone(Dataset data, String chosen) {
    int column = column(data, chosen);
    List<Integer> others =
        IntStream.range(0, data.dimension()).filter(j -> j != column).boxed().toList();
    if (column == LABELS) {
      return new Response(labelName(data), LABELS, labels(data), others);
    }
    DMatrixRMaj values =
        new DMatrixRMaj(data.rows(), 1, true, Numbers.column(data.values(), column));
    return new Response(data.columns().get(column), column, values, others);
  }

  /// The columns that can be chosen: the numeric ones, then the labels if they are two texts.
  public static List<String> choices(Dataset data) {
    List<String> choices = new ArrayList<>(data.columns());
    if (data.classes().size() == 2 && !choices.contains(labelName(data))) {
      choices.add(labelName(data));
    }
    return choices;
  }

  private static int column(Dataset data, String chosen) {
    if (chosen.isEmpty()) {
      return data.dimension() - 1;
    }
    int named = data.columns().indexOf(chosen);
    if (named >= 0) {
      return named;
    }
    if (!data.labels().isEmpty() && chosen.equals(labelName(data))) {
      return LABELS;
    }
    for (int j = 0; j < data.dimension(); j++) {
      if (chosen.equals(Integer.toString(j + 1))) {
        return j;
      }
    }
    throw new InvalidInputException(
        "%s has no column '%s'; a response is one of %s, or a number from 1 to %s."
            .formatted(
                data.name(),
                chosen,
                String.join(", ", choices(data)),
                Integer.toString(data.dimension())));
  }

  private static DMatrixRMaj labels(Dataset data) {
    int count = data.classes().size();
    if (count != 2) {
      throw new InvalidInputException(
          "'%s' has %s different texts, but a response has two of them, or numbers."
              .formatted(labelName(data), Integer.toString(count)));
    }
    DMatrixRMaj values = new DMatrixRMaj(data.rows(), 1);
    int[] indices = data.labelIndices();
    for (int i = 0; i < indices.length; i++) {
      values.data[i] = indices[i];
    }
    return values;
  }

  private static String labelName(Dataset data) {
    return data.labelName().isEmpty() ? UNNAMED : data.labelName();
  }

  /// The numbers that explain the response.
  ///
  /// @param data that the response was taken from
  /// @return n x p, new
  public DMatrixRMaj explanatory(Dataset data) {
    DMatrixRMaj matrix = new DMatrixRMaj(data.rows(), others.size());
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < matrix.numCols; j++) {
        matrix.set(i, j, data.values().get(i, others.get(j)));
      }
    }
    return matrix;
  }

  /// Whether every value is 0 or 1.
  public boolean isBinary() {
    return IntStream.range(0, values.numRows)
        .mapToDouble(i -> values.get(i, 0))
        .allMatch(value -> value == 0 || value == 1);
  }
}
