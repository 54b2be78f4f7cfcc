package org.factorscope.datasets;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The orientation in the EXIF data of a JPEG or PNG file, or in the first directory of a TIFF
/// file.
final class Exif {
  private static final int ORIENTATION = 274;

  private Exif() {}

  /// Upright if no orientation is given or it is damaged.
  static Orientation orientation(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    try {
      int start = start(all);
      return start < 0 ? Orientation.UPRIGHT : Orientation.of(inDirectory(all, start));
    } catch (IndexOutOfBoundsException damaged) {
      return Orientation.UPRIGHT;
    }
  }

  /// Where the TIFF header is, or −1.
  private static int start(ByteBuffer all) {
    int first = all.getInt(0);
    if (first == 0x49492A00 || first == 0x4D4D002A) {
      return 0;
    }
    if (first == 0x89504E47) {
      return inPng(all);
    }
    return first >>> 16 == 0xFFD8 ? inJpeg(all) : -1;
  }

  private static int inJpeg(ByteBuffer all) {
    int at = 2;
    while ((all.get(at) & 0xFF) == 0xFF) {
      int marker = all.get(at + 1) & 0xFF;
      int length = all.getShort(at + 2) & 0xFFFF;
      if (marker == 0xDA || length < 2) {
        return -1;
      }
      if (marker == 0xE1 && length > 14 && all.getInt(at + 4) == 0x45786966) {
        return at + 10;
      }
      at += 2 + length;
    }
    return -1;
  }

  private static int inPng(ByteBuffer all) {
    int at = 8;
    while (at >= 0 && at + 8 <= all.capacity()) {
      int length = all.getInt(at);
      int type = all.getInt(at + 4);
      if (type == 0x65584966) {
        return at + 8;
      }
      if (length < 0 || type == 0x49454E44) {
        return -1;
      }
      at += 12 + length;
    }
    return -1;
  }

  private static int inDirectory(ByteBuffer all, int start) {
    ByteBuffer tiff = all.slice(start, all.capacity() - start);
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int k = 0; k < entries; k++) {
      int entry = directory + 2 + 12 * k;
      if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
        return tiff.getShort(entry + 8) & 0xFFFF;
      }
    }
    return 1;
  }
}
