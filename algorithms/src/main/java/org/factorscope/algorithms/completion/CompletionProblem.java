package org.factorscope.algorithms.completion;

import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.step.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// A matrix M of which some entries are known, and perhaps the others too, for judging alone.
///
/// @param known Π_Ω(M)
/// @param truth M without gaps if somebody knows it, n x m, or null. Not to be modified.
/// @param norm ‖Π_Ω(M)‖_F
public record CompletionProblem(Observations known, @Nullable DMatrixRMaj truth, double norm) {

  /// Checks.
  ///
  /// @param truth n x m, or null. Not modified.
  /// @throws InvalidInputException if no entry is known at all, or the numbers are too large or too
  ///   small
  public static CompletionProblem of(Observations known, @Nullable DMatrixRMaj truth) {
    if (known.count() == 0) {
      throw new InvalidInputException(
          "No entry of the matrix is known, but at least one is needed.");
    }
    known.refuseOutOfRange();
    if (truth != null && (truth.numRows != known.rows() || truth.numCols != known.columns())) {
      throw InvalidInputException.shape(
          "the truth", truth.numRows, truth.numCols, known.rows(), known.columns());
    }
    return new CompletionProblem(known, truth, Norms.frobenius(known.asMatrix(0)));
  }

  /// n.
  public int rows() {
    return known.rows();
  }

  /// m.
  public int columns() {
    return known.columns();
  }

  /// p, the share of the entries that is known.
  public double knownShare() {
    return known.count() / ((double) rows() * columns());
  }

  /// ‖Π_Ω(M − A)‖_F; cost O(|Ω|).
  ///
  /// @param a n x m. Not modified.
  public double residual(DMatrixRMaj a) {
    DMatrixRMaj misses = new DMatrixRMaj(known.count(), 1);
    for (int i = 0; i < rows(); i++) {
      for (int e = known.rowStart(i); e < known.rowStart(i + 1); e++) {
        misses.data[e] = known.byRow(e) - a.data[i * columns() + known.columnOf(e)];
      }
    }
    return Norms.frobenius(misses);
  }

  /// ‖Π_Ω(M − A)‖_F/‖Π_Ω(M)‖_F; absolute if M is zero there.
  double relative(double residual) {
    return norm > 0 ? residual / norm : residual;
  }

  /// Y + ηΠ_Ω(M − A): a step on the known entries alone.
  ///
  /// @param y n x m. Not modified.
  /// @param a n x m. Not modified.
  /// @return n x m, new
  DMatrixRMaj stepped(DMatrixRMaj y, double stepSize, DMatrixRMaj a) {
    DMatrixRMaj moved = y.copy();
    for (int i = 0; i < rows(); i++) {
      for (int e = known.rowStart(i); e < known.rowStart(i + 1); e++) {
        int at = i * columns() + known.columnOf(e);
        moved.data[at] += stepSize * (known.byRow(e) - a.data[at]);
      }
    }
    return moved;
  }

  /// Π_Ω(M) + Π_Ω⊥(A): A with the known entries put back.
  ///
  /// @param a n x m. Not modified.
  /// @return n x m, new
  DMatrixRMaj restored(DMatrixRMaj a) {
    DMatrixRMaj mixed = a.copy();
    for (int i = 0; i < rows(); i++) {
      for (int e = known.rowStart(i); e < known.rowStart(i + 1); e++) {
        mixed.data[i * columns() + known.columnOf(e)] = known.byRow(e);
      }
    }
    return mixed;
  }

  /// Whether somebody knows what is hidden, so that guesses can be judged.
  public boolean isTruthKnown() {
    return truth != null;
  }

  /// ‖Π_Ω⊥(M − A)‖_F/‖Π_Ω⊥(M)‖_F, how far off the guesses are; NaN if the truth is not known.
  ///
  /// @param a n x m. Not modified.
  public double hiddenError(DMatrixRMaj a) {
    DMatrixRMaj whole = truth;
    if (whole == null) {
      return Double.NaN;
    }
    DMatrixRMaj misses = whole.copy();
    for (int e = 0; e < misses.getNumElements(); e++) {
      misses.data[e] -= a.data[e];
    }
    return Norms.frobenius(outside(misses)) / Norms.frobenius(outside(whole));
  }

  /// The largest |a_ij − b_ij| over the entries that are not known.
  ///
  /// @param a n x m. Not modified.
  /// @param b n x m. Not modified.
  double largestMoveOutside(DMatrixRMaj a, DMatrixRMaj b) {
    double largest = 0;
    for (int i = 0; i < rows(); i++) {
      int e = known.rowStart(i);
      for (int j = 0; j < columns(); j++) {
        if (e < known.rowStart(i + 1) && known.columnOf(e) == j) {
          e++;
        } else {
          int at = i * columns() + j;
          largest = Math.max(largest, Math.abs(a.data[at] - b.data[at]));
        }
      }
    }
    return largest;
  }

  /// Π_Ω⊥(A): zero where an entry is known.
  ///
  /// @param a n x m. Not modified.
  /// @return n x m, new
  DMatrixRMaj outside(DMatrixRMaj a) {
    DMatrixRMaj rest = a.copy();
    for (int i = 0; i < rows(); i++) {
      for (int e = known.rowStart(i); e < known.rowStart(i + 1); e++) {
        rest.data[i * columns() + known.columnOf(e)] = 0;
      }
    }
    return rest;
  }
}
