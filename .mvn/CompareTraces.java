import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Compares the traces of two builds of the program: of every lesson that both have, with its
/// defaults, with every choice of every parameter, and continued from given starts. Traces whose
/// claims alone differ are counted apart.
///
/// Usage: `java .mvn/CompareTraces.java BIN/factorscope OTHER/factorscope [LESSON...]`. Prints a
/// line for each difference, and exits with 1 if there is one.
final class CompareTraces {
  private static final String ITERATIONS = "6";
  private static final Pattern LESSON = Pattern.compile("\"id\"\\s*:\\s*\"([a-z0-9-]+)\"");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\"name\"\\s*:\\s*\"([a-z0-9-]+)\"[^{}]*?\"choices\"\\s*:\\s*\\[([^\\]]*)\\]");

  private static final Pattern CLAIMS = Pattern.compile(",\"claims\":\\{[^}]*\\}");

  private final String one;
  private final String other;
  private int compared;
  private int different;
  private int claimsAlone;

  private CompareTraces(String one, String other) {
    this.one = one;
    this.other = other;
  }

  public static void main(String[] args) throws Exception {
    CompareTraces comparison = new CompareTraces(args[0], args[1]);
    List<String> lessons =
        args.length > 2 ? Arrays.asList(args).subList(2, args.length) : comparison.lessons();
    for (String lesson : lessons) {
      comparison.compare(lesson);
    }
    System.out.printf(
        "%d traces compared, %d different, and %d in the set of their claims alone%n",
        comparison.compared, comparison.different, comparison.claimsAlone);
    System.exit(comparison.different == 0 ? 0 : 1);
  }

  private List<String> lessons() throws Exception {
    Matcher ids = LESSON.matcher(text(run(one, "list", "--json")));
    List<String> lessons = new ArrayList<>();
    while (ids.find()) {
      lessons.add(ids.group(1));
    }
    return lessons;
  }

  private void compare(String lesson) throws Exception {
    traces(lesson, List.of());
    traces(lesson, List.of("--seed", "7"));
    for (Map.Entry<String, List<String>> parameter : choices(lesson).entrySet()) {
      for (String choice : parameter.getValue()) {
        traces(lesson, List.of("--set", parameter.getKey() + "=" + choice));
      }
    }
  }

  private Map<String, List<String>> choices(String lesson) throws Exception {
    String json = text(run(one, "describe", lesson, "--json"));
    Map<String, List<String>> choices = new LinkedHashMap<>();
    Matcher found = PARAMETER.matcher(json);
    while (found.find()) {
      choices.put(found.group(1), List.of(found.group(2).replaceAll("[\"\\s]", "").split(",", -1)));
    }
    return choices;
  }

  /// Compares a run, then the same run continued from the state that it reached.
  private void traces(String lesson, List<String> options) throws Exception {
    byte[] first = trace(one, lesson, options);
    same(lesson, options, first, trace(other, lesson, options));
    List<String> started = new ArrayList<>(options);
    for (Map.Entry<String, Path> start : starts(lesson, first).entrySet()) {
      started.add("--start");
      started.add(start.getKey() + "=" + start.getValue());
    }
    if (started.size() > options.size()) {
      same(lesson, started, trace(one, lesson, started), trace(other, lesson, started));
    }
  }

  /// The settable variables of a trace's last state, as files.
  private Map<String, Path> starts(String lesson, byte[] trace) throws Exception {
    String json = text(run(one, "describe", lesson, "--json"));
    Matcher settable = Pattern.compile("\"start\"\\s*:\\s*\\[([^\\]]*)\\]").matcher(json);
    Map<String, Path> starts = new LinkedHashMap<>();
    List<String> lines = text(trace).lines().toList();
    if (!settable.find() || lines.size() < 3) {
      return starts;
    }
    for (String name : settable.group(1).replaceAll("[\"\\s]", "").split(",", -1)) {
      Matcher matrix =
          Pattern.compile("\"" + Pattern.quote(name) + "\":\\[(\\[.*?\\])\\]")
              .matcher(lines.get(lines.size() - 2));
      if (!name.isEmpty() && matrix.find()) {
        starts.put(name, file(matrix.group(1)));
      }
    }
    return starts;
  }

  private static Path file(String rows) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String row : rows.substring(1, rows.length() - 1).split("\\],\\[", -1)) {
      if (lines.isEmpty()) {
        int columns = row.split(",", -1).length;
        StringBuilder header = new StringBuilder("c1");
        for (int j = 2; j <= columns; j++) {
          header.append(",c").append(j);
        }
        lines.add(header.toString());
      }
      lines.add(row);
    }
    Path file = Files.createTempFile("start", ".csv");
    file.toFile().deleteOnExit();
    return Files.write(file, lines);
  }

  private void same(String lesson, List<String> options, byte[] ours, byte[] theirs) {
    compared++;
    if (Arrays.equals(ours, theirs)) {
      return;
    }
    List<String> one = text(ours).lines().map(CompareTraces::withoutClaims).toList();
    List<String> other = text(theirs).lines().map(CompareTraces::withoutClaims).toList();
    if (one.equals(other)) {
      claimsAlone++;
      return;
    }
    different++;
    System.out.printf("%s %s%n", lesson, String.join(" ", options));
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      String a = i < one.size() ? one.get(i) : "(nothing)";
      String b = i < other.size() ? other.get(i) : "(nothing)";
      if (!a.equals(b)) {
        int at = 0;
        while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
          at++;
        }
        System.out.printf("  line %d: %s%n  against: %s%n", i + 1, excerpt(a, at), excerpt(b, at));
        return;
      }
    }
  }

  private static String withoutClaims(String line) {
    return CLAIMS.matcher(line).replaceFirst("");
  }

  private static String excerpt(String line, int at) {
    return line.substring(Math.max(0, at - 60), Math.min(line.length(), at + 80));
  }

  private static byte[] trace(String program, String lesson, List<String> options)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("run", lesson, "--iterations", ITERATIONS));
    command.addAll(options);
    command.addAll(List.of("--trace", "-"));
    return run(program, command.toArray(String[]::new));
  }

  private static byte[] run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    process.waitFor();
    return output;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
