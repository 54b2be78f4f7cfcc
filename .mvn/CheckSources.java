import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Refuses text that would differ from machine to machine: numbers formatted in the machine's
/// language, which writes `%d` in Persian digits and `%.1f` with a decimal comma.
///
/// Arguments: folders. Exits with 1 if a Java source below them has a number in the format of
/// `formatted`, or of `format` or `printf` without a locale.
final class CheckSources {
  private static final Pattern NUMBER = Pattern.compile("%[-#+ 0,(]*\\d*(\\.\\d+)?[dxXoeEfgGa]");

  /// A string literal, or several joined, in front of `.formatted(`.
  private static final Pattern FORMATTED =
      Pattern.compile(
          "((?:\"\"\"(?:(?!\"\"\").)*\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\")[\\s+)]*)+\\.formatted\\(",
          Pattern.DOTALL);

  private static final Pattern WITHOUT_LOCALE =
      Pattern.compile("(?:String\\.format|\\bprintf)\\((?!\\s*Locale\\b)([^;]*);");

  private CheckSources() {}

  public static void main(String[] args) throws Exception {
    List<String> mistakes = new ArrayList<>();
    for (String folder : args) {
      for (Path source : sourcesBelow(Path.of(folder))) {
        String text = Files.readString(source);
        collect(FORMATTED.matcher(text), source, text, mistakes);
        collect(WITHOUT_LOCALE.matcher(text), source, text, mistakes);
      }
    }
    mistakes.forEach(System.out::println);
    if (!mistakes.isEmpty()) {
      System.out.println("Numbers need a locale: String.format(Locale.ROOT, …)");
      System.exit(1);
    }
  }

  private static void collect(Matcher found, Path source, String text, List<String> mistakes) {
    while (found.find()) {
      if (NUMBER.matcher(found.group()).find()) {
        long line = text.substring(0, found.end()).lines().count();
        mistakes.add(source + ":" + line);
      }
    }
  }

  private static List<Path> sourcesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().replace('\\', '/').contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
