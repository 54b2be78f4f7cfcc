package org.factorscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run reads is told, and what it writes takes the place of nothing that it reads.
final class FilesInAndOutTest {
  private static final String DATA =
      "id,x,y,kind,note\n1,1,2,a,p\n2,2,3,a,q\n3,9,9,b,p\n4,8,9,b,r\n";

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static CommandRun kMeans(String... more) {
    String[] args = new String[6 + more.length];
    System.arraycopy(
        new String[] {"run", "k-means", "--set", "clusters=1", "--iterations", "1"}, 0, args, 0, 6);
    System.arraycopy(more, 0, args, 6, more.length);
    return CommandRun.of(args);
  }

  @Test
  void whatWasReadIsToldOnStandardError() throws IOException {
    CommandRun run = kMeans("--data", file("a.csv", DATA).toString());
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.err().startsWith("a.csv: 4 rows, 2 columns (x, y); row names from 'id'"), run.err());
    assertTrue(run.err().contains("left out: 'note' (text)"), run.err());
    assertEquals("", kMeans("--data", "iris").err());
  }

  @Test
  void aColumnThatWasTakenForNamesCanBeAskedFor() throws IOException {
    CommandRun run = kMeans("--data", file("a.csv", DATA).toString(), "--columns", "id,x");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains("3 columns (id, x, y)"), run.err());
  }

  @Test
  void rowsWithGapsAreLeftOutIfThatIsAskedFor() throws IOException {
    String data = file("gaps.csv", "x,y\n1,2\n3,\n5,7\n").toString();
    CommandRun refused = kMeans("--data", data);
    assertEquals(2, refused.status());
    assertTrue(refused.onlyErrorLine().contains("(1 of 3) with --complete-rows"), refused.err());
    CommandRun run = kMeans("--data", data, "--complete-rows");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains("1 of 3 rows have gaps and are left out"), run.err());
  }

  @Test
  void anOutputIsNoInput() throws IOException {
    Path data = file("a.csv", DATA);
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), data);
    for (String target : new String[] {data.toString(), folder + "/./a.csv", link.toString()}) {
      CommandRun run = kMeans("--data", data.toString(), "--trace", target);
      assertEquals(2, run.status());
      assertTrue(run.onlyErrorLine().contains("would be overwritten"), run.err());
      assertEquals(DATA, Files.readString(data));
    }
    Path start = file("w.csv", "a,b,c,d\n5,3,1,0\n");
    CommandRun run = kMeans("--start", "W=" + start, "--trace", start.toString());
    assertEquals(2, run.status());
    assertTrue(run.onlyErrorLine().contains("would be overwritten"), run.err());
  }

  @Test
  void twoOutputsAreTwoFiles() {
    String target = folder.resolve("a.png").toString();
    CommandRun run = kMeans("--trace", target, "--figure", target);
    assertEquals(2, run.status());
    assertTrue(run.onlyErrorLine().contains("would be written twice"), run.err());
    assertFalse(Files.exists(folder.resolve("a.png")));
  }

  @Test
  void aReplayTakesThePlaceOfAnOlderOneAndOfNothingElse() throws IOException {
    Path replay = file("run.html", "older");
    CommandRun run = kMeans("--replay", replay.toString());
    assertEquals(0, run.status(), run.err());
    assertEquals("", run.out());
    assertTrue(Files.readString(replay).startsWith("<!DOCTYPE html>"));
    CommandRun twice = kMeans("--replay", replay.toString(), "--trace", replay.toString());
    assertEquals(2, twice.status());
    assertTrue(twice.onlyErrorLine().contains("would be written twice"), twice.err());
    Path data = file("data.html", DATA);
    CommandRun eaten = kMeans("--data", data.toString(), "--replay", data.toString());
    assertEquals(2, eaten.status());
    assertTrue(eaten.onlyErrorLine().contains("would be overwritten"), eaten.err());
    assertEquals(DATA, Files.readString(data));
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing half-written is left");
    }
  }

  @Test
  void theFigureIsDrawnThoughNobodyReadsTheTraceAnyMore() {
    Path figure = folder.resolve("a.png");
    PrintStream left =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            true,
            StandardCharsets.UTF_8);
    String[] args = {
      "run",
      "k-means",
      "--iterations",
      "2",
      "--trace",
      "-",
      "--figure",
      figure.toString(),
      "--size",
      "400x300"
    };
    int status =
        CommandLineEntry.run(
            args,
            left,
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    assertEquals(0, status);
    assertTrue(Files.exists(figure));
  }

  @Test
  void aReplacedFileKeepsItsPermissions() throws IOException {
    Path trace = file("t.jsonl", "old");
    assumeTrue(Files.getFileStore(trace).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(trace, PosixFilePermissions.fromString("rw-rw----"));
    assertEquals(0, kMeans("--trace", trace.toString()).status());
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(trace)));
  }

  @Test
  void sixtyThousandBlanksTakeTimeInProportion() {
    String line = OneLine.of("a" + " ".repeat(60_000) + "b" + " \n ".repeat(60_000) + "c");
    assertEquals(1001, line.length());
    assertEquals("a b ?c", OneLine.of("  a \n\r b \tc ".replace("\t", "\u0001")));
  }
}
