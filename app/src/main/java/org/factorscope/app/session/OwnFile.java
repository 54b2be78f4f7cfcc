package org.factorscope.app.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.factorscope.algorithms.step.InvalidInputException;

/// The files that this program writes as one JSON object: what they begin with, and their text.
///
/// @param kind as in the first field, for example "session"
record OwnFile(String kind) {
  private static final int LONGEST_BYTES = 100_000_000;

  /// Whether a file begins as this kind does.
  boolean is(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(100), StandardCharsets.UTF_8);
      return start.replaceAll("\\s", "").startsWith("{\"factorscope\":\"" + kind + "\"");
    } catch (IOException unreadable) {
      return false;
    }
  }

  /// The text of a file.
  ///
  /// @throws InvalidInputException if it cannot be read, is not UTF-8, or is too large
  String text(Path file) {
    String name = name(file);
    try {
      if (Files.size(file) > LONGEST_BYTES) {
        throw new InvalidInputException("%s is larger than any %s.".formatted(name, kind));
      }
      return Files.readString(file);
    } catch (CharacterCodingException notUtf8) {
      throw new InvalidInputException(
          "%s is not UTF-8 text, as a %s must be.".formatted(name, kind));
    } catch (IOException unreadable) {
      throw new InvalidInputException(
          "%s cannot be read; check that it is there and may be read.".formatted(name));
    }
  }

  /// What a file is called in messages.
  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
