package org.factorscope.algorithms.bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.ojalgo.matrix.decomposition.SingularValue;
import org.ojalgo.matrix.store.R064Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The thin singular value decomposition with both bases: U, σ and V.
@State(Scope.Benchmark)
public class Svd {
  /// Rows and columns.
  @Param({"1797x64", "500x500"})
  public String shape = "";

  private DMatrixRMaj a = new DMatrixRMaj(1, 1);

  @Setup
  public void fill() {
    String[] sides = shape.split("x", 2);
    a = BenchmarkData.gaussian(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }

  @Benchmark
  public ThinSvd ours() {
    return ThinSvd.of(a);
  }

  @Benchmark
  public Object ejml() {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(a.numRows, a.numCols, true, true, true);
    svd.decompose(a.copy());
    return new Object[] {svd.getU(null, false), svd.getSingularValues(), svd.getV(null, false)};
  }

  @Benchmark
  public Object ojalgo() {
    R064Store matrix = R064Store.FACTORY.make(a.numRows, a.numCols);
    for (int i = 0; i < a.numRows; i++) {
      for (int j = 0; j < a.numCols; j++) {
        matrix.set(i, j, a.data[i * a.numCols + j]);
      }
    }
    SingularValue<Double> svd = SingularValue.R064.make(matrix);
    svd.decompose(matrix);
    return new Object[] {svd.getU(), svd.getSingularValues(), svd.getV()};
  }
}
