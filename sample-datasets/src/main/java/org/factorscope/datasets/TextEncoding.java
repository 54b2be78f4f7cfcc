package org.factorscope.datasets;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// How the bytes of a file are to be read as characters: by its byte order mark; else as UTF-16
/// where every other byte is zero, else as UTF-8, else as Windows-1252 (older spreadsheets).
///
/// @param markLength bytes of the byte order mark
record TextEncoding(Charset charset, int markLength) {
  private static final int SAMPLE_BYTES = 4096;

  /// @throws DataException if the bytes are not text
  static TextEncoding detect(String name, byte[] bytes) {
    TextEncoding guess = byMark(bytes);
    if (guess.decodes(bytes)) {
      return guess;
    }
    TextEncoding western = new TextEncoding(Charset.forName("windows-1252"), 0);
    if (guess.charset.equals(StandardCharsets.UTF_8)
        && guess.markLength == 0
        && western.decodes(bytes)) {
      return western;
    }
    throw new DataException(
        "%s is not a text file; save it as CSV (in a spreadsheet: Save as, CSV UTF-8)."
            .formatted(name));
  }

  private static TextEncoding byMark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new TextEncoding(StandardCharsets.UTF_8, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE, 0, 0)) {
      return new TextEncoding(Charset.forName("UTF-32LE"), 4);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new TextEncoding(StandardCharsets.UTF_16LE, 2);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new TextEncoding(StandardCharsets.UTF_16BE, 2);
    }
    return new TextEncoding(byZeros(bytes), 0);
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset byZeros(byte[] bytes) {
    int pairs = Math.min(bytes.length, SAMPLE_BYTES) / 2;
    int first = 0;
    int second = 0;
    for (int i = 0; i < pairs; i++) {
      first += bytes[2 * i] == 0 ? 1 : 0;
      second += bytes[2 * i + 1] == 0 ? 1 : 0;
    }
    if (first == 0 && second > 0.7 * pairs) {
      return StandardCharsets.UTF_16LE;
    }
    return second == 0 && first > 0.7 * pairs ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  /// Whether all bytes are characters of this charset and none a control character that no text
  /// has.
  private boolean decodes(byte[] bytes) {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, markLength, bytes.length - markLength);
    CharBuffer out = CharBuffer.allocate(SAMPLE_BYTES);
    while (true) {
      Cancellation.check();
      CoderResult result = decoder.decode(in, out, true);
      if (result.isError() || hasControls(out)) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
    }
  }

  /// Empties `out`.
  private static boolean hasControls(CharBuffer out) {
    out.flip();
    while (out.hasRemaining()) {
      char c = out.get();
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a) {
        return true;
      }
    }
    out.clear();
    return false;
  }
}
