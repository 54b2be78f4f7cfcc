package org.factorscope.app.cli;

/// What a command tells the shell. A public contract.
final class ExitStatus {
  static final int DONE = 0;

  /// The run diverged or met a number that is not finite; its trace is written up to there. Also if
  /// the program itself failed.
  static final int FAILED = 1;

  /// Bad input or usage; nothing was written.
  static final int REFUSED = 2;

  private ExitStatus() {}
}
