package org.factorscope.algorithms.subspace;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.factorscope.algorithms.linalg.Norms;

/// The gradient of the loss, in units of λ₁.
///
/// @param ofV ∇V/λ₁, n x m; not to be modified
/// @param ofW ∇W/λ₁, m x n; not to be modified
public record AutoencoderGradient(DMatrixRMaj ofV, DMatrixRMaj ofW) {

  /// (P − I)SWᵀ = V(WSWᵀ) − SWᵀ and Vᵀ(P − I)S = (VᵀV)(WS) − VᵀS, without forming P; cost O(n²m).
  ///
  /// @param s S/λ₁, n x n. Not modified.
  /// @param v n x m. Not modified.
  /// @param w m x n. Not modified.
  static AutoencoderGradient untied(DMatrixRMaj s, DMatrixRMaj v, DMatrixRMaj w) {
    int n = v.numRows;
    int m = v.numCols;
    DMatrixRMaj ws = new DMatrixRMaj(m, n);
    CommonOps_DDRM.mult(w, s, ws);
    DMatrixRMaj wsw = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransB(ws, w, wsw);
    DMatrixRMaj ofV = CommonOps_DDRM.transpose(ws, null);
    CommonOps_DDRM.changeSign(ofV);
    CommonOps_DDRM.multAdd(v, wsw, ofV);
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(v, v, gram);
    DMatrixRMaj ofW = new DMatrixRMaj(m, n);
    CommonOps_DDRM.multTransA(-1, v, s, ofW);
    CommonOps_DDRM.multAdd(gram, ws, ofW);
    return new AutoencoderGradient(ofV, ofW);
  }

  /// [(P − I)S + S(P − I)]U = U(UᵀSU) + SU(UᵀU) − 2SU, for U and its transpose; cost O(n²m).
  ///
  /// @param s S/λ₁, n x n. Not modified.
  /// @param u n x m. Not modified.
  static AutoencoderGradient tied(DMatrixRMaj s, DMatrixRMaj u) {
    int n = u.numRows;
    int m = u.numCols;
    DMatrixRMaj su = new DMatrixRMaj(n, m);
    CommonOps_DDRM.mult(s, u, su);
    DMatrixRMaj usu = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(u, su, usu);
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multTransA(u, u, gram);
    DMatrixRMaj gradient = new DMatrixRMaj(n, m);
    CommonOps_DDRM.scale(-2, su, gradient);
    CommonOps_DDRM.multAdd(u, usu, gradient);
    CommonOps_DDRM.multAdd(su, gram, gradient);
    return new AutoencoderGradient(gradient, CommonOps_DDRM.transpose(gradient, null));
  }

  /// √(‖∇V‖² + ‖∇W‖²)/λ₁.
  public double length() {
    return StrictMath.hypot(Norms.frobenius(ofV), Norms.frobenius(ofW));
  }
}
