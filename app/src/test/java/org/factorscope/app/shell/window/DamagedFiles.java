package org.factorscope.app.shell.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;

/// Files that are almost, but not quite, what they should be.
final class DamagedFiles {
  private static final String TABLE = "a,b,label\n1,2,x\n3,4,y\n5,6,x\n7,8.5,y\n";
  private static final String TRACE =
      "{\"factorscope\":\"trace\",\"version\":1,\"lesson\":\"k-means\",\"data\":\"iris\","
          + "\"parameters\":{},\"seed\":0}\n"
          + "{\"iteration\":0,\"phase\":\"start\",\"state\":{\"W\":[[1,2,3,4]]}}\n"
          + "{\"stopped\":\"budget\",\"iterations\":0}\n";

  private final Path folder;
  private final SplittableRandom random;

  DamagedFiles(Path folder, SplittableRandom random) {
    this.folder = folder;
    this.random = random;
  }

  /// The next one.
  Path next() throws IOException {
    boolean isTrace = random.nextInt(3) == 0;
    byte[] bytes = (isTrace ? TRACE : TABLE).getBytes(StandardCharsets.UTF_8);
    byte[] damaged =
        switch (random.nextInt(6)) {
          case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
          case 1 -> flipped(bytes);
          case 2 -> noise();
          case 3 -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
          case 4 -> new byte[0];
          default -> bytes;
        };
    Path file =
        folder.resolve(
            isTrace ? "damaged.jsonl" : random.nextInt(4) == 0 ? "damaged.png" : "damaged.csv");
    return Files.write(file, damaged);
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = 0; i < 5; i++) {
      flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    }
    return flipped;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(1, 5000)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextInt(256);
    }
    return noise;
  }
}
