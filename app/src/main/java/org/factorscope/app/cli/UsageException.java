package org.factorscope.app.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Something on the command line cannot be done. The message is one sentence for the user.
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String sentence) {
    super(sentence);
  }

  /// A text that is no name of a file, most often since the locale lacks its letters.
  static UsageException noFileName(String text) {
    return new UsageException(
        ("'%s' cannot be the name of a file here; if it has other letters than the locale, set"
                + " LC_ALL=C.UTF-8 and try again.")
            .formatted(text));
  }

  /// A file that cannot be written.
  static UsageException unwritable(Path target, IOException why) {
    return new UsageException("%s cannot be written: %s.".formatted(target, reason(why)));
  }

  /// A file that cannot be read.
  static UsageException unreadable(Path source, IOException why) {
    return new UsageException("%s cannot be read: %s.".formatted(source, reason(why)));
  }

  private static String reason(IOException why) {
    return switch (why) {
      case NoSuchFileException missing -> "there is no such file or folder";
      case AccessDeniedException denied -> "there is no permission";
      case FileSystemException system when system.getReason() != null ->
          String.valueOf(system.getReason());
      default -> String.valueOf(why.getMessage());
    };
  }
}
