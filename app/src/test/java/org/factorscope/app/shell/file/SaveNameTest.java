package org.factorscope.app.shell.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SaveNameTest {
  @ParameterizedTest
  @CsvSource({
    "a, .png, a.png",
    "a.png, .png, a.png",
    "a.png, .svg, a.svg",
    "a.pdf, .png, a.pdf",
    "a.PNG, .png, a.PNG",
    "plot.v2, .svg, plot.v2.svg",
    "x.fscope, .png, x.fscope.png"
  })
  void theEndingIsThatOfTheKind(String typed, String kind, String expected) {
    Path target =
        SaveName.of(Path.of("/x", typed), "run-3.png", kind, List.of(".png", ".svg", ".pdf"));
    assertEquals(Path.of("/x", expected), target);
  }
}
