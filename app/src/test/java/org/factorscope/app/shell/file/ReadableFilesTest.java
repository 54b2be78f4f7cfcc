package org.factorscope.app.shell.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableFilesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "IMG_0001.JPG", "EXPORT.CSV", "Photo.Jpg", "u.data", "ratings.dat", "cars.data", "a.gif",
        "x.npy", "m.mtx", "m.mtx.gz", "notes.txt", "scan.TIF", "run.fscope", "run.jsonl"
      })
  void everyFileThatCanBeReadIsListedWhateverItsCase(String name) {
    List<String> patterns = ReadableFiles.all().getExtensions();
    assertTrue(
        patterns.stream()
            .anyMatch(
                pattern ->
                    FileSystems.getDefault()
                        .getPathMatcher("glob:" + pattern)
                        .matches(Path.of(name))),
        name);
  }
}
