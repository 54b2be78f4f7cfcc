package org.factorscope.algorithms.step;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/// A variable of a state, declared once: what it is called, how it is read, what memory it takes
/// and, if it may be set, how it is replaced. Traces, starts from files, drags, descriptions, the
/// check for finite numbers and the contract suite all read this table.
///
/// Its meaning in words and the symbols of its shape stand in the lesson's text.
public final class StateVariable<P, O, S> {
  private final String name;
  private final Reader<P, O, S> reader;
  private final ToLongFunction<S> bytes;
  private final Predicate<S> finite;
  private final @Nullable Shape<P, O, S> shape;
  private final @Nullable Replacement<P, O, S> replacement;

  /// Reads the variable as a matrix; null if it does not exist yet.
  @FunctionalInterface
  public interface Reader<P, O, S> {
    @Nullable DMatrixRMaj of(Run<P, O> run, S state);
  }

  /// The shape that a new value must have, as an empty matrix; null if the replacement itself
  /// judges the shape.
  @FunctionalInterface
  public interface Shape<P, O, S> {
    @Nullable DMatrixRMaj of(Run<P, O> run, S state);
  }

  /// Puts a value of the right shape in place.
  @FunctionalInterface
  public interface Replacement<P, O, S> {
    /// The state with the value in place.
    ///
    /// @param value a copy that the new state may keep
    S with(Run<P, O> run, S state, DMatrixRMaj value);
  }

  private StateVariable(
      String name,
      Reader<P, O, S> reader,
      ToLongFunction<S> bytes,
      Predicate<S> finite,
      @Nullable Shape<P, O, S> shape,
      @Nullable Replacement<P, O, S> replacement) {
    this.name = name;
    this.reader = reader;
    this.bytes = bytes;
    this.finite = finite;
    this.shape = shape;
    this.replacement = replacement;
  }

  /// A variable that the state keeps as a matrix.
  ///
  /// @param name as in the formula and in traces, for example `W`
  /// @param matrix null before the variable exists
  public static <P, O, S> StateVariable<P, O, S> matrix(
      String name, Function<S, @Nullable DMatrixRMaj> matrix) {
    return new StateVariable<>(
        name,
        (run, state) -> matrix.apply(state),
        state -> bytesOf(matrix.apply(state)),
        state -> isFinite(matrix.apply(state)),
        null,
        null);
  }

  /// A number, written as a matrix with one entry.
  public static <P, O, S> StateVariable<P, O, S> number(String name, Function<S, Double> number) {
    return new StateVariable<>(
        name,
        (run, state) -> new DMatrixRMaj(new double[][] {{number.apply(state)}}),
        state -> Double.BYTES,
        state -> Double.isFinite(number.apply(state)),
        null,
        null);
  }

  /// A variable that is kept in another form, labels or triplets, and written out as a matrix. Its
  /// numbers are finite by construction.
  ///
  /// @param bytes what the kept form takes
  public static <P, O, S> StateVariable<P, O, S> written(
      String name, Reader<P, O, S> reader, ToLongFunction<S> bytes) {
    return new StateVariable<>(name, reader, bytes, state -> true, null, null);
  }

  /// A variable that follows from the others and is computed when it is asked for.
  public static <P, O, S> StateVariable<P, O, S> computed(String name, Reader<P, O, S> reader) {
    return written(name, reader, state -> 0);
  }

  /// The same, to be set by files and drags to values of its present shape.
  public StateVariable<P, O, S> settable(Replacement<P, O, S> how) {
    return new StateVariable<>(name, reader, bytes, finite, null, how);
  }

  /// The same, to be set to values of another shape than its present one, which need not exist yet.
  public StateVariable<P, O, S> settable(Shape<P, O, S> wanted, Replacement<P, O, S> how) {
    return new StateVariable<>(name, reader, bytes, finite, wanted, how);
  }

  /// The same, counting what the state keeps beside it, such as a decomposition of the matrix.
  ///
  /// @param more bytes
  public StateVariable<P, O, S> keeping(ToLongFunction<S> more) {
    return new StateVariable<>(
        name,
        reader,
        state -> bytes.applyAsLong(state) + more.applyAsLong(state),
        finite,
        shape,
        replacement);
  }

  /// As in the formula and in traces.
  public String name() {
    return name;
  }

  public boolean isSettable() {
    return replacement != null;
  }

  /// The variable at this moment, or null if it does not exist yet; not to be modified.
  public @Nullable DMatrixRMaj read(Run<P, O> run, S state) {
    return reader.of(run, state);
  }

  /// About how many bytes it takes.
  public long bytes(S state) {
    return bytes.applyAsLong(state);
  }

  public boolean isFinite(S state) {
    return finite.test(state);
  }

  /// The state with another value of this variable.
  ///
  /// @param value copied. Not modified.
  /// @throws InvalidInputException if it cannot be set to this value
  public S replace(Run<P, O> run, S state, DMatrixRMaj value) {
    Replacement<P, O, S> how = replacement;
    if (how == null) {
      throw InvalidInputException.variable(name, "other variables");
    }
    DMatrixRMaj wanted = shape == null ? read(run, state) : shape.of(run, state);
    if (wanted != null && (value.numRows != wanted.numRows || value.numCols != wanted.numCols)) {
      throw InvalidInputException.shape(
          name, value.numRows, value.numCols, wanted.numRows, wanted.numCols);
    }
    return how.with(run, state, value.copy());
  }

  /// The variable of that name, if it can be set.
  ///
  /// @throws InvalidInputException naming what can be set
  static <P, O, S> StateVariable<P, O, S> settable(
      List<StateVariable<P, O, S>> variables, String name) {
    return variables.stream()
        .filter(variable -> variable.name.equals(name) && variable.isSettable())
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInputException.variable(
                    name,
                    variables.stream()
                        .filter(StateVariable::isSettable)
                        .map(StateVariable::name)
                        .collect(Collectors.joining(", "))));
  }

  private static long bytesOf(@Nullable DMatrixRMaj matrix) {
    return matrix == null ? 0 : (long) Double.BYTES * matrix.getNumElements();
  }

  private static boolean isFinite(@Nullable DMatrixRMaj matrix) {
    if (matrix == null) {
      return true;
    }
    for (int i = 0; i < matrix.getNumElements(); i++) {
      if (!Double.isFinite(matrix.data[i])) {
        return false;
      }
    }
    return true;
  }
}
