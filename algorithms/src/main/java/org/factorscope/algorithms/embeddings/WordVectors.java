package org.factorscope.algorithms.embeddings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.spectrum.FoldIn;

/// The vectors of words, one a row: who is near whom, and how they lie in a plane.
///
/// @param rows V x d. Not modified.
public record WordVectors(DMatrixRMaj rows) {
  /// A word and the cosine of its vector to what was asked for.
  public record Near(int word, double cosine) {}

  /// The plane of the two principal axes.
  ///
  /// @param mean of the rows, 1 x d
  /// @param axes d x 2, orthonormal; a column of zeros if there is no second one
  public record Plane(DMatrixRMaj mean, DMatrixRMaj axes) {
    /// Where vectors lie in the plane.
    ///
    /// @param vectors m x d. Not modified.
    /// @return m x 2, new
    public DMatrixRMaj places(DMatrixRMaj vectors) {
      DMatrixRMaj centred = vectors.copy();
      for (int i = 0; i < centred.getNumElements(); i++) {
        centred.data[i] -= mean.data[i % centred.numCols];
      }
      return Products.times(centred, axes);
    }
  }

  /// The words nearest to a word by cosine, without itself; the first of equals first.
  public List<Near> neighbours(int word, int count) {
    return nearest(row(word), Set.of(word), count);
  }

  /// a is to b as c is to …: the words nearest to w_b − w_a + w_c, without the three (Mikolov, Yih,
  /// Zweig 2013).
  public List<Near> analogy(int a, int b, int c, int count) {
    double[] place = row(b);
    for (int k = 0; k < place.length; k++) {
      place[k] += rows.get(c, k) - rows.get(a, k);
    }
    return nearest(place, new HashSet<>(List.of(a, b, c)), count);
  }

  private List<Near> nearest(double[] place, Set<Integer> leftOut, int count) {
    return IntStream.range(0, rows.numRows)
        .filter(word -> !leftOut.contains(word))
        .mapToObj(word -> new Near(word, FoldIn.cosine(place, row(word))))
        .sorted(Comparator.comparingDouble((Near near) -> -near.cosine()))
        .limit(count)
        .toList();
  }

  /// A copy of a word's vector.
  public double[] row(int word) {
    return Arrays.copyOfRange(rows.data, word * rows.numCols, (word + 1) * rows.numCols);
  }

  /// The plane in which the vectors spread the most about their mean; cost O(V d²).
  ///
  /// Vectors that are not finite have no axes: the plane's are 0 then.
  public Plane plane() {
    int d = rows.numCols;
    DMatrixRMaj mean = new DMatrixRMaj(1, d);
    for (int i = 0; i < rows.getNumElements(); i++) {
      mean.data[i % d] += rows.data[i] / rows.numRows;
    }
    Plane flat = new Plane(mean, new DMatrixRMaj(d, 2));
    if (!Norms.isFinite(rows) || !Norms.isFinite(mean)) {
      return flat;
    }
    DMatrixRMaj centred = new Plane(mean, CommonOps_DDRM.identity(d)).places(rows);
    DMatrixRMaj v = ThinSvd.of(centred).v();
    for (int k = 0; k < Math.min(2, v.numCols); k++) {
      for (int j = 0; j < d; j++) {
        flat.axes.set(j, k, v.get(j, k));
      }
    }
    return flat;
  }
}
