package org.factorscope.algorithms.sparse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.DataMatrix;
import org.factorscope.algorithms.linalg.Norms;
import org.factorscope.algorithms.linalg.ThinSvd;
import org.factorscope.algorithms.linalg.Vectors;
import org.factorscope.algorithms.step.InvalidInputException;
import org.jspecify.annotations.Nullable;

/// A signal and the dictionary that is to explain it.
///
/// ```
/// F(y) = ½‖x − Dy‖² + λ‖y‖₁,  λ = share · λ_max,  λ_max = ‖Dᵀx‖_∞,  L = ‖D‖₂²
/// ```
///
/// From λ_max on, y = 0 is the minimum. L is the Lipschitz constant of the gradient of the first
/// term: steps η are counted in units of 1/L. Immutable; minima that were asked for are kept, since
/// every picture of a run asks again.
public final class SparseProblem {
  private static final int LARGE = 1_000_000;

  /// How many minima are kept.
  private static final int KEPT = 16;

  private static final int ON_A_PATH = 40;

  private static final double END_OF_PATH = 1e-3;

  /// How large an error of x − Dy rounding may cause, relative to the lengths of x and of |D||y|.
  private static final double ROUNDING = 1e-14;

  private final DMatrixRMaj d;
  private final DMatrixRMaj x;
  private final double norm;
  private final double lipschitz;
  private final double lambdaMax;
  private @Nullable ThinSvd svd;
  private List<Lasso.Optimum> path = List.of();
  private final Map<Double, Lasso.Optimum> optima = new LinkedHashMap<>();

  /// Copies and checks.
  ///
  /// @param d D, n x p. Not modified.
  /// @param x n x 1. Not modified.
  /// @throws InvalidInputException if the shapes do not fit, an entry is not finite, or squares of
  ///   the entries overflow or vanish
  public SparseProblem(DMatrixRMaj d, DMatrixRMaj x) {
    this.d = new DataMatrix(d).matrix();
    this.x = new DataMatrix(x).matrix();
    if (x.numRows != d.numRows || x.numCols != 1) {
      throw InvalidInputException.shape("x", x.numRows, x.numCols, d.numRows, 1);
    }
    double largest = ThinSvd.valuesOf(this.d)[0];
    this.lipschitz = largest * largest;
    this.norm = Norms.frobenius(this.d);
    this.lambdaMax = CommonOps_DDRM.elementMaxAbs(correlations(this.x));
    double square = Norms.squaredFrobenius(this.x);
    boolean vanishes = (largest > 0 && lipschitz < Double.MIN_NORMAL) || isLost(square);
    if (vanishes || !Double.isFinite(norm * norm) || !Double.isFinite(square)) {
      throw new InvalidInputException(
          "Squares of these numbers overflow or vanish; scale the data to moderate sizes.");
    }
  }

  private boolean isLost(double square) {
    return square < Double.MIN_NORMAL && CommonOps_DDRM.elementMaxAbs(x) > 0;
  }

  /// D, n x p. Not to be modified.
  public DMatrixRMaj d() {
    return d;
  }

  /// x, n x 1. Not to be modified.
  public DMatrixRMaj x() {
    return x;
  }

  /// p, the number of columns of D.
  public int atoms() {
    return d.numCols;
  }

  /// L = ‖D‖₂², the square of the largest singular value.
  public double lipschitz() {
    return lipschitz;
  }

  /// λ_max = ‖Dᵀx‖_∞.
  public double lambdaMax() {
    return lambdaMax;
  }

  /// Whether a product with D is too expensive to run a rival beside the method.
  boolean isLarge() {
    return d.getNumElements() > LARGE;
  }

  /// η for a step size in units of 1/L; 0 if D is zero, when every step would do.
  public double step(double stepSize) {
    return lipschitz > 0 ? stepSize / lipschitz : 0;
  }

  /// y = 0.
  public Code zero() {
    return Code.of(this, new DMatrixRMaj(d.numCols, 1));
  }

  /// x − Dy; cost O(np).
  ///
  /// @param y p x 1. Not modified.
  /// @return n x 1, new
  DMatrixRMaj residual(DMatrixRMaj y) {
    DMatrixRMaj residual = new DMatrixRMaj(d.numRows, 1);
    for (int i = 0; i < d.numRows; i++) {
      residual.data[i] = x.data[i] - Vectors.dot(d.data, i * d.numCols, y.data, 0, d.numCols);
    }
    return residual;
  }

  /// Dᵀr; cost O(np).
  ///
  /// @param r n x 1. Not modified.
  /// @return p x 1, new
  DMatrixRMaj correlations(DMatrixRMaj r) {
    DMatrixRMaj correlations = new DMatrixRMaj(d.numCols, 1);
    for (int i = 0; i < d.numRows; i++) {
      Vectors.add(r.data[i], d.data, i * d.numCols, correlations.data, 0, d.numCols);
    }
    return correlations;
  }

  /// d_aᵀd_b, the inner product of two columns of D; cost O(n).
  double product(int a, int b) {
    double sum = 0;
    for (int i = 0; i < d.numRows; i++) {
      sum += d.get(i, a) * d.get(i, b);
    }
    return sum;
  }

  /// D = UΣVᵀ, computed when it is asked for the first time.
  public synchronized ThinSvd svd() {
    ThinSvd known = svd;
    if (known == null) {
      known = ThinSvd.of(d);
      svd = known;
    }
    return known;
  }

  /// The minimum of F, computed when it is asked for the first time.
  public Lasso.Optimum optimum(double lambda) {
    synchronized (optima) {
      Lasso.Optimum known = optima.get(lambda);
      if (known == null) {
        known = Lasso.minimize(this, lambda);
        if (optima.size() == KEPT) {
          optima.remove(optima.keySet().iterator().next());
        }
        optima.put(lambda, known);
      }
      return known;
    }
  }

  /// The minima of F for 40 λ from λ_max down to a thousandth of it, in equal ratios; computed when
  /// they are asked for the first time.
  public synchronized List<Lasso.Optimum> path() {
    if (path.isEmpty()) {
      double[] lambdas = new double[ON_A_PATH];
      for (int k = 0; k < ON_A_PATH; k++) {
        lambdas[k] = lambdaMax * StrictMath.pow(END_OF_PATH, (double) k / (ON_A_PATH - 1));
      }
      path = Lasso.path(this, lambdas);
    }
    return path;
  }

  /// By how much rounding may change the length of x − Dy.
  ///
  /// @param y p x 1. Not modified.
  double residualRounding(DMatrixRMaj y) {
    return ROUNDING * (Norms.frobenius(x) + norm * Norms.frobenius(y));
  }

  /// The size of the terms that a slope of F at a code is made of: no less than ‖Dᵀ(Dy − x)‖ + λ√p.
  double slopeSize(Code code, double lambda) {
    double terms = Norms.frobenius(x) + norm * Norms.frobenius(code.y());
    return norm * terms + lambda * Math.sqrt(d.numCols);
  }

  /// By how much rounding may change F at a code, and a comparison of F with its neighbours.
  double objectiveRounding(Code code, double lambda) {
    double error = residualRounding(code.y());
    double length = Norms.frobenius(code.residual());
    return error * (length + error) + ROUNDING * lambda * code.length1() + Double.MIN_NORMAL;
  }
}
