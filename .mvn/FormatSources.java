import com.google.googlejavaformat.java.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks or rewrites the layout of every Java source below the folders given.
///
/// Arguments: `check` or `write`, then folders. Exits with 1 where `check` finds a file whose
/// layout differs from google-java-format's.
final class FormatSources {
  private FormatSources() {}

  public static void main(String[] args) throws Exception {
    boolean write = args[0].equals("write");
    List<Path> sources = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      sources.addAll(sourcesBelow(Path.of(args[i])));
    }
    List<Path> differing = new ArrayList<>();
    for (Path source : sources) {
      String text = Files.readString(source);
      String formatted = new Formatter().formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        differing.add(source);
        if (write) {
          Files.writeString(source, formatted);
        }
      }
    }
    System.out.printf(
        "format: %d files read, %d %s%n",
        sources.size(), differing.size(), write ? "rewritten" : "to be formatted");
    differing.forEach(System.out::println);
    if (!write && !differing.isEmpty()) {
      System.out.println("Mend them with: ./mvnw -N validate exec:exec@format");
      System.exit(1);
    }
  }

  private static List<Path> sourcesBelow(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.toString().contains("/target/"))
          .sorted()
          .toList();
    }
  }
}
