package org.factorscope.viz.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class XmlWriterTest {
  @Test
  void charactersThatXmlDoesNotAllowAreReplaced() throws IOException {
    StringWriter text = new StringWriter();
    try (XmlWriter writer = new XmlWriter(text)) {
      writer.write("a\uFFFEb\uFFFF\u0001\tü\n");
      writer.write(new char[] {'x', '\u0000'}, 0, 2);
    }
    assertEquals("a\uFFFDb\uFFFD\uFFFD\tü\nx\uFFFD", text.toString());
  }
}
