package org.factorscope.algorithms.flow;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.factorscope.algorithms.stepped.State;

/// A moment of the scalar factorization.
///
/// @param startU where u stood when this trajectory began
/// @param startV where v stood when this trajectory began
/// @param time since this trajectory began, steps times step size
public record GradientFlowState(
    GradientFlowOptions options,
    int step,
    double u,
    double v,
    double startU,
    double startV,
    double time)
    implements State {

  /// x = uv.
  public double product() {
    return u * v;
  }

  /// κ = u² − v², which the flow conserves.
  public double kappa() {
    return u * u - v * v;
  }

  /// ½(a − uv)².
  public double loss() {
    double residual = options.a() - u * v;
    return residual * residual / 2;
  }

  /// Whether the trajectory began with |u| = |v|, so that the closed form speaks of it.
  public boolean isBalanced() {
    double kappa = startU * startU - startV * startV;
    return Math.abs(kappa) <= 1e-12 * (startU * startU + startV * startV);
  }

  @Override
  public Map<String, DMatrixRMaj> matrices() {
    Map<String, DMatrixRMaj> matrices = new LinkedHashMap<>();
    matrices.put("u", scalar(u));
    matrices.put("v", scalar(v));
    return matrices;
  }

  private static DMatrixRMaj scalar(double value) {
    DMatrixRMaj matrix = new DMatrixRMaj(1, 1);
    matrix.data[0] = value;
    return matrix;
  }

  @Override
  public boolean isFinite() {
    return Double.isFinite(u) && Double.isFinite(v);
  }

  @Override
  public long bytes() {
    return 96;
  }
}
