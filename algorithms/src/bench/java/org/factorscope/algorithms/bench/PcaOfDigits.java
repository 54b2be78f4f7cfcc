package org.factorscope.algorithms.bench;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.SymmetricEigen;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.subspace.CentredData;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// All 64 principal components of `digits`, 1797 x 64, centring included.
@State(Scope.Benchmark)
public class PcaOfDigits {
  private final DMatrixRMaj x = BenchmarkData.digits();
  private final DataMatrix data = new DataMatrix(x);

  @Benchmark
  public SymmetricEigen ours() {
    return SymmetricEigen.of(CentredData.of(data).covariance());
  }

  @Benchmark
  public ThinSvd oursBySvd() {
    return ThinSvd.of(CentredData.of(data).matrix());
  }

  @Benchmark
  public Object ejml() {
    DMatrixRMaj centred = centred();
    DMatrixRMaj covariance = new DMatrixRMaj(x.numCols, x.numCols);
    CommonOps_DDRM.multInner(centred, covariance);
    CommonOps_DDRM.divide(covariance, x.numRows - 1);
    EigenDecomposition_F64<DMatrixRMaj> eigen =
        DecompositionFactory_DDRM.eig(x.numCols, true, true);
    eigen.decompose(covariance);
    return eigen;
  }

  @Benchmark
  public Object ejmlBySvd() {
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(x.numRows, x.numCols, true, true, true);
    svd.decompose(centred());
    return new Object[] {svd.getU(null, false), svd.getSingularValues(), svd.getV(null, false)};
  }

  private DMatrixRMaj centred() {
    DMatrixRMaj means = CommonOps_DDRM.sumCols(x, null);
    CommonOps_DDRM.divide(means, x.numRows);
    DMatrixRMaj centred = x.copy();
    for (int i = 0; i < x.numRows; i++) {
      for (int j = 0; j < x.numCols; j++) {
        centred.data[i * x.numCols + j] -= means.data[j];
      }
    }
    return centred;
  }
}
