package org.factorscope.algorithms.clustering;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.Products;
import org.factorscope.algorithms.linalg.Softmax;
import org.factorscope.algorithms.stepped.State;
import org.jspecify.annotations.Nullable;

/// A moment of soft vector quantization.
///
/// @param data X, d x n, columns are points
/// @param atoms D, d x r
/// @param codes C, r x n, columns sum to 1; null before the first half-step
/// @param objective ‖X − DC‖_F², empty before the first half-step
/// @param entropy mean entropy of C's columns in nats; NaN before the first half-step
public record SoftVqState(
    DataMatrix data,
    SoftVqOptions options,
    int step,
    DMatrixRMaj atoms,
    @Nullable DMatrixRMaj codes,
    OptionalDouble objective,
    double entropy)
    implements State {

  static SoftVqState start(DataMatrix data, SoftVqOptions options, DMatrixRMaj atoms) {
    return at(data, options, 0, atoms, null);
  }

  private static SoftVqState at(
      DataMatrix data,
      SoftVqOptions options,
      int step,
      DMatrixRMaj atoms,
      @Nullable DMatrixRMaj codes) {
    return codes == null
        ? new SoftVqState(data, options, step, atoms, null, OptionalDouble.empty(), Double.NaN)
        : at(data, options, step, atoms, codes, Softmax.meanColumnEntropy(codes));
  }

  private static SoftVqState at(
      DataMatrix data,
      SoftVqOptions options,
      int step,
      DMatrixRMaj atoms,
      DMatrixRMaj codes,
      double entropy) {
    OptionalDouble objective = OptionalDouble.of(loss(data, atoms, codes));
    return new SoftVqState(data, options, step, atoms, codes, objective, entropy);
  }

  SoftVqState attended(DMatrixRMaj newCodes) {
    return at(data, options, step + 1, atoms, newCodes);
  }

  /// The entropy stays, because the codes do.
  SoftVqState updated(DMatrixRMaj newAtoms) {
    return codes == null
        ? at(data, options, step + 1, newAtoms, null)
        : at(data, options, step + 1, newAtoms, codes, entropy);
  }

  /// The same moment with other atoms.
  SoftVqState withAtoms(DMatrixRMaj newAtoms) {
    return at(data, options, step, newAtoms, codes);
  }

  SoftVqState withOptions(SoftVqOptions newOptions) {
    return new SoftVqState(data, newOptions, step, atoms, codes, objective, entropy);
  }

  /// ‖X − DC‖_F².
  static double loss(DataMatrix data, DMatrixRMaj atoms, DMatrixRMaj codes) {
    return Products.squaredResidual(data.matrix(), atoms, codes);
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("D", atoms);
    if (codes != null) {
      matrices.put("C", codes);
    }
    return matrices;
  }

  @Override
  public boolean isFinite() {
    return Norms.isFinite(atoms) && (codes == null || Norms.isFinite(codes));
  }

  @Override
  public long bytes() {
    return 128 + 8L * atoms.getNumElements() + (codes == null ? 0 : 8L * codes.getNumElements());
  }
}
