package org.factorscope.app.shell.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a process takes, after a garbage collection.
///
/// @param residentBytes NaN where the system does not say
record Footprint(int threads, long heapBytes, double residentBytes) {
  private static final int COLLECTIONS = 3;

  static Footprint now() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return new Footprint(Thread.activeCount(), least, resident());
  }

  private static double resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> 1024 * Double.parseDouble(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException elsewhere) {
      return Double.NaN;
    }
  }
}
