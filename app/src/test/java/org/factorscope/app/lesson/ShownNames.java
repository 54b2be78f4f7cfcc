package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.factorscope.app.session.LessonRun;

/// What the names below a formula stand for at a position of a run: entries, rows and columns of
/// state variables, their lengths, parameters and the objective.
///
/// @param label in front of the equation, which may name a part of the state
record ShownNames(LessonRun run, int position, String label) {
  private static final Map<String, String> GREEK =
      Map.of("μ", "mu", "π", "pi", "σ", "sigma", "β", "beta", "τ", "tau", "λ", "lambda");

  private static final double ROUNDING = 1e-12;

  private static final Pattern NAME = Pattern.compile("(∂|∇)?(\\p{L}+)([₀₁₂₃₄₅₆₇₈₉]*)");
  private static final Pattern RANK = Pattern.compile("rank\\((\\p{L})\\)");
  private static final Pattern NUCLEAR = Pattern.compile("‖(\\p{L})‖∗");

  /// ‖A − A₃‖²: what a matrix of rank 3 lacks.
  private static final Pattern REST = Pattern.compile("‖(\\p{L}) − \\1[₀₁₂₃₄₅₆₇₈₉]+‖²");

  private static final Pattern LENGTH = Pattern.compile("‖([^‖]+)‖(²)?");
  private static final Pattern PAIR = Pattern.compile("\\((\\p{L}), (\\p{L})\\)");

  /// What a name may stand for, each as the numbers that it has. Empty if nothing of that name is
  /// known. Where an index may count rows or columns there is more than one meaning.
  List<double[]> meanings(String name) {
    Matcher rank = RANK.matcher(name);
    if (rank.matches()) {
      return spectra(rank.group(1)).map(ShownNames::ranks).findFirst().orElse(List.of());
    }
    Matcher nuclear = NUCLEAR.matcher(name);
    if (nuclear.matches()) {
      return spectra(nuclear.group(1))
          .map(values -> new double[] {Arrays.stream(values).sum()})
          .toList();
    }
    if (REST.matcher(name).matches()) {
      return numbers("J");
    }
    Matcher length = LENGTH.matcher(name);
    if (length.matches()) {
      return lengths(length.group(1), length.group(2) != null);
    }
    Matcher pair = PAIR.matcher(name);
    if (pair.matches()) {
      return pairs(meanings(pair.group(1)), meanings(pair.group(2)));
    }
    Matcher plain = NAME.matcher(name);
    if (!plain.matches()) {
      return List.of();
    }
    List<double[]> numbers = numbers(plain.group(2));
    List<DMatrixRMaj> matrices = plain.group(1) == null ? variables(plain.group(2)) : slopes(plain);
    return !numbers.isEmpty() && plain.group(1) == null
        ? numbers
        : matrices.stream().flatMap(matrix -> parts(matrix, plain.group(3))).toList();
  }

  private Stream<double[]> spectra(String name) {
    return variables(name).stream().map(SingularOps_DDRM::singularValues);
  }

  /// As many as there are singular values above rounding, wherever that begins.
  private static List<double[]> ranks(double[] values) {
    double largest = Arrays.stream(values).max().orElse(0);
    int least = (int) Arrays.stream(values).filter(value -> value > 1e-7 * largest).count();
    int most = (int) Arrays.stream(values).filter(value -> value > 1e-17 * largest).count();
    return IntStream.rangeClosed(least, Math.max(least, most))
        .mapToObj(rank -> new double[] {rank})
        .toList();
  }

  private static List<double[]> pairs(List<double[]> first, List<double[]> second) {
    List<double[]> pairs = new ArrayList<>();
    for (double[] x : first) {
      for (double[] y : second) {
        pairs.add(new double[] {x[0], y[0]});
      }
    }
    return pairs;
  }

  /// Objective and parameters that go by other names in formulas.
  private List<double[]> numbers(String name) {
    ParameterValues values = run.parameters();
    return switch (name) {
      case "J", "loss" ->
          run.recordAt(position).objective().stream().mapToObj(j -> new double[] {j}).toList();
      case "η", "τ" -> {
        String parameter = name.equals("τ") ? "tau" : "step-size";
        yield values.asMap().get(parameter) instanceof Double value && variables(name).isEmpty()
            ? List.of(new double[] {value})
            : List.of();
      }
      default -> List.of();
    };
  }

  /// Variables of a name; a small letter may be an entry or a row of the matrix with the capital.
  private List<DMatrixRMaj> variables(String name) {
    Map<String, DMatrixRMaj> state = run.matricesAt(position);
    String part = label.toLowerCase(Locale.ROOT).replace(' ', '-');
    boolean isPlace = name.equals("θ");
    if (isPlace || name.equals("g")) {
      DMatrixRMaj found = state.get(isPlace ? part : part + "-gradient");
      return found == null ? List.of() : List.of(found);
    }
    if (name.length() == 2 && !state.containsKey(name)) {
      return product(variables(name.substring(0, 1)), variables(name.substring(1)));
    }
    List<String> candidates =
        Stream.of(name, GREEK.getOrDefault(name, name), name.toUpperCase(Locale.ROOT), sign(name))
            .toList();
    List<DMatrixRMaj> found =
        candidates.stream().distinct().filter(state::containsKey).map(state::get).limit(1).toList();
    boolean isData = found.isEmpty() && name.equals("x") && run.data().rows() > 0;
    return isData ? List.of(run.data().values()) : found;
  }

  /// Singular values are traced as the diagonal matrix that they stand in.
  private static String sign(String name) {
    return name.equals("σ") ? "S" : name;
  }

  /// `Px` is P times x.
  private static List<DMatrixRMaj> product(List<DMatrixRMaj> left, List<DMatrixRMaj> right) {
    if (left.isEmpty() || right.isEmpty() || left.getFirst().numCols != right.getFirst().numRows) {
      return List.of();
    }
    return List.of(CommonOps_DDRM.mult(left.getFirst(), right.getFirst(), null));
  }

  private List<DMatrixRMaj> slopes(Matcher name) {
    DMatrixRMaj traced = run.matricesAt(position).get("d" + name.group(2));
    DMatrixRMaj slope = traced == null ? run.gradientsAt(position).get(name.group(2)) : traced;
    return slope == null ? List.of() : List.of(slope);
  }

  private List<double[]> lengths(String inside, boolean squared) {
    List<double[]> lengths = new ArrayList<>();
    String[] ends = inside.split(" − ", -1);
    for (double[] from : meanings(ends[0])) {
      List<double[]> others =
          ends.length == 1 ? List.of(new double[from.length]) : meanings(ends[1]);
      for (double[] to : others) {
        if (to.length == from.length) {
          double length = 0;
          double size = 0;
          for (int i = 0; i < to.length; i++) {
            length = StrictMath.hypot(length, from[i] - to[i]);
            size = StrictMath.hypot(size, Math.abs(from[i]) + Math.abs(to[i]));
          }
          // A difference that is nothing but rounding depends on the order of sums.
          if (length == 0 || length > ROUNDING * size) {
            lengths.add(new double[] {squared ? length * length : length});
          }
        }
      }
    }
    return lengths;
  }

  /// The whole matrix row by row; or with an index a row, a column and an entry.
  private static Stream<double[]> parts(DMatrixRMaj matrix, String subscripts) {
    if (subscripts.isEmpty()) {
      return Stream.of(Arrays.copyOf(matrix.data, matrix.getNumElements()), column(matrix, 0));
    }
    StringBuilder digits = new StringBuilder();
    subscripts.chars().forEach(sign -> digits.append("₀₁₂₃₄₅₆₇₈₉".indexOf(sign)));
    List<double[]> parts = new ArrayList<>();
    int whole = Integer.parseInt(digits.toString()) - 1;
    if (whole >= 0 && whole < matrix.numRows) {
      parts.add(Numbers.row(matrix, whole));
    }
    if (whole >= 0 && whole < matrix.numCols) {
      parts.add(column(matrix, whole));
    }
    for (int cut = 1; cut < digits.length(); cut++) {
      int i = Integer.parseInt(digits.substring(0, cut)) - 1;
      int j = Integer.parseInt(digits.substring(cut)) - 1;
      if (i >= 0 && j >= 0 && i < matrix.numRows && j < matrix.numCols) {
        parts.add(new double[] {matrix.get(i, j)});
      }
    }
    return parts.stream();
  }

  private static double[] column(DMatrixRMaj matrix, int j) {
    return matrix.numCols == 0 ? new double[0] : Numbers.column(matrix, j);
  }
}
