package org.factorscope.app.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;

/// Everything that a lesson says of itself, as JSON or for reading.
final class LessonDescription {
  private LessonDescription() {}

  static Map<String, Object> asMap(Lesson<?, ?, ?> lesson) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", lesson.id());
    map.put("title", lesson.title());
    map.put("chapter", lesson.chapter().title());
    map.put("data", lesson.defaultData());
    map.put("iterationBudget", lesson.iterationBudget());
    map.put("parameters", lesson.parameters().stream().map(LessonDescription::of).toList());
    map.put("phases", lesson.algorithm().phases());
    map.put("variables", lesson.variables());
    map.put("start", lesson.algorithm().replaceable());
    map.put("claims", lesson.algorithm().claims().stream().map(LessonDescription::of).toList());
    map.put("neighbours", lesson.neighbours().stream().map(LessonDescription::of).toList());
    map.put("sources", lesson.sources());
    return map;
  }

  private static Map<String, Object> of(Parameter parameter) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", parameter.name());
    map.put("label", parameter.label());
    map.put("help", parameter.help());
    map.put("default", parameter.defaultValue());
    switch (parameter) {
      case Parameter.Whole whole -> {
        map.put("min", whole.min());
        map.put("max", whole.max());
      }
      case Parameter.Real real -> {
        map.put("min", real.min());
        map.put("max", real.max());
      }
      case Parameter.Choice choice -> map.put("choices", choice.choices());
      case Parameter.Text text -> map.put("maxLength", text.maxLength());
    }
    map.put("actsAtOnce", parameter.effect() != Parameter.Effect.FROM_START);
    return map;
  }

  private static Map<String, Object> of(Claim<?> claim) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", claim.id());
    map.put("text", claim.text());
    map.put("promised", claim.promise() == Claim.Promise.PROMISED);
    return map;
  }

  private static Map<String, Object> of(Neighbour<?> neighbour) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lesson", neighbour.lessonId());
    map.put("relation", neighbour.relation());
    return map;
  }

  static void print(Lesson<?, ?, ?> lesson, PrintStream out) {
    out.printf(Locale.ROOT, "%s (%s)%n", lesson.title(), lesson.id());
    out.printf(
        Locale.ROOT, "%s; opens with data %s%n", lesson.chapter().title(), lesson.defaultData());
    out.printf(Locale.ROOT, "%nParameters%n");
    lesson.parameters().forEach(parameter -> print(parameter, out));
    out.printf(Locale.ROOT, "%nHalf-steps of one iteration%n");
    lesson.algorithm().phases().forEach(phase -> print(phase, out));
    out.printf(Locale.ROOT, "%nState variables%n");
    lesson.variables().forEach(variable -> print(variable, lesson, out));
    out.printf(Locale.ROOT, "%nClaims, checked after every half-step%n");
    lesson.algorithm().claims().forEach(claim -> print(claim, out));
    out.printf(Locale.ROOT, "%nSources%n");
    lesson.sources().forEach(source -> print(source, out));
  }

  private static void print(Parameter parameter, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "  %s: %s, default %s%n      %s%n",
        parameter.name(),
        parameter.range(),
        parameter.defaultValue(),
        parameter.help());
  }

  private static void print(Phase phase, PrintStream out) {
    out.printf(Locale.ROOT, "  %s: %s%n      %s%n", phase.name(), phase.verb(), phase.latex());
    phase.pseudocode().forEach(line -> out.printf(Locale.ROOT, "      | %s%n", line));
  }

  private static void print(Variable variable, Lesson<?, ?, ?> lesson, PrintStream out) {
    List<String> settable = lesson.algorithm().replaceable();
    out.printf(
        Locale.ROOT,
        "  %s, %s: %s%s%n",
        variable.name(),
        variable.shape(),
        variable.meaning(),
        settable.contains(variable.name()) ? " (can be set with --start)" : "");
  }

  private static void print(Claim<?> claim, PrintStream out) {
    boolean promised = claim.promise() == Claim.Promise.PROMISED;
    out.printf(
        Locale.ROOT,
        "  %s: %s%s%n",
        claim.id(),
        claim.text(),
        promised ? "" : " (not promised: it may fail)");
  }

  private static void print(Source source, PrintStream out) {
    String note = source.note().isEmpty() ? "" : "; " + source.note();
    out.printf(Locale.ROOT, "  %s, %s%s%n", source.document(), source.place(), note);
  }
}
