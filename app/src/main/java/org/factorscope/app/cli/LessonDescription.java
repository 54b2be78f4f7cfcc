package org.factorscope.app.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.StateVariable;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonWords;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.ParameterKind;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.viz.panel.Panel;

/// Everything that a lesson says of itself, as JSON or for reading.
final class LessonDescription {
  private LessonDescription() {}

  static Map<String, Object> asMap(Lesson<?, ?, ?> lesson) {
    LessonWords words = lesson.words();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", lesson.id());
    map.put("title", lesson.title());
    map.put("goal", words.goal());
    map.put("chapter", lesson.chapter().title());
    map.put("data", lesson.defaultData());
    map.put("iterationBudget", lesson.iterationBudget());
    map.put("parameters", lesson.parameters().stream().map(p -> of(p, words)).toList());
    map.put("phases", HalfStepForm.defaults(lesson).stream().map(h -> of(h, words)).toList());
    map.put("variables", variables(lesson).stream().map(v -> of(v, words)).toList());
    map.put("start", settable(lesson));
    map.put("claims", lesson.algorithm().claims().stream().map(c -> of(c, words)).toList());
    map.put("presets", lesson.presets().stream().map(p -> of(p, words)).toList());
    map.put("panels", panels(lesson).stream().map(Panel::id).toList());
    map.put("neighbours", lesson.neighbours().stream().map(n -> of(n, words)).toList());
    map.put("sources", words.sources());
    return map;
  }

  private static <P, O, S> List<StateVariable<P, O, S>> variables(Lesson<P, O, S> lesson) {
    ParameterValues values = ParameterValues.defaults(lesson.parameters());
    return lesson.algorithm().variables(lesson.options(values));
  }

  private static List<String> settable(Lesson<?, ?, ?> lesson) {
    return variables(lesson).stream()
        .filter(StateVariable::isSettable)
        .map(StateVariable::name)
        .toList();
  }

  private static <T> Map<String, Object> of(Parameter<T> parameter, LessonWords words) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", parameter.name());
    map.put("label", words.parameter(parameter.name()).label());
    map.put("help", words.parameter(parameter.name()).help());
    map.put("default", parameter.kind().traced(parameter.defaultValue()));
    switch (parameter.kind()) {
      case ParameterKind.Whole whole -> {
        map.put("min", whole.min());
        map.put("max", whole.max());
      }
      case ParameterKind.Real real -> {
        map.put("min", real.min());
        map.put("max", real.max());
      }
      case ParameterKind.Choice<T> choice -> map.put("choices", choice.words());
      case ParameterKind.Several several -> map.put("choices", several.words());
      case ParameterKind.Text text -> map.put("maxLength", text.maxLength());
      case ParameterKind.Column _ -> map.put("column", true);
    }
    map.put("actsAtOnce", parameter.effect() != Parameter.Effect.FROM_START);
    return map;
  }

  private static Map<String, Object> of(HalfStepForm halfStep, LessonWords words) {
    LessonWords.HalfStepWords said = halfStep.in(words);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", halfStep.name());
    map.put("verb", said.verb());
    map.put("latex", said.latex());
    map.put("pseudocode", said.pseudocode());
    return map;
  }

  private static Map<String, Object> of(StateVariable<?, ?, ?> variable, LessonWords words) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", variable.name());
    map.put("shape", words.variable(variable.name()).shape());
    map.put("meaning", words.variable(variable.name()).meaning());
    return map;
  }

  private static Map<String, Object> of(Claim<?, ?, ?> claim, LessonWords words) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", claim.id());
    map.put("text", words.claim(claim.id()).text());
    map.put("margin", words.claim(claim.id()).margin());
    map.put("promised", claim.promise() == Claim.Promise.PROMISED);
    return map;
  }

  private static Map<String, Object> of(Preset preset, LessonWords words) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", preset.id());
    map.put("name", words.preset(preset.id()).name());
    map.put("data", preset.data());
    return map;
  }

  /// At the start of the run with which the lesson opens.
  private static List<Panel> panels(Lesson<?, ?, ?> lesson) {
    RunSetup setup = RunSetup.defaultsOf(lesson);
    LessonRun run = LessonRun.start(lesson, setup);
    return run.panelsAt(0, Axes.preferred(run.data()));
  }

  private static Map<String, Object> of(Neighbour<?> neighbour, LessonWords words) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lesson", neighbour.lessonId());
    map.put("relation", words.neighbour(neighbour.lessonId()));
    return map;
  }

  static void print(Lesson<?, ?, ?> lesson, PrintStream out) {
    LessonWords words = lesson.words();
    out.printf("%s (%s)%n", lesson.title(), lesson.id());
    out.printf("%s; opens with data %s%n", lesson.chapter().title(), lesson.defaultData());
    out.printf("%nParameters%n");
    lesson.parameters().forEach(parameter -> print(parameter, words, out));
    out.printf("%nHalf-steps of one iteration%n");
    HalfStepForm.defaults(lesson).forEach(halfStep -> print(halfStep, words, out));
    out.printf("%nState variables%n");
    variables(lesson).forEach(variable -> print(variable, words, out));
    out.printf("%nClaims, checked along the run%n");
    lesson.algorithm().claims().forEach(claim -> print(claim, words, out));
    out.printf("%nPresets%n");
    lesson.presets().forEach(preset -> print(preset, words, out));
    out.printf(
        "%nPanels%n  %s%n", String.join(", ", panels(lesson).stream().map(Panel::id).toList()));
    out.printf("%nSources%n");
    words.sources().forEach(source -> print(source, out));
  }

  private static <T> void print(Parameter<T> parameter, LessonWords words, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "  %s: %s, default %s%n      %s%n",
        parameter.name(),
        parameter.range(),
        parameter.write(parameter.defaultValue()),
        words.parameter(parameter.name()).help());
  }

  private static void print(HalfStepForm halfStep, LessonWords words, PrintStream out) {
    LessonWords.HalfStepWords said = halfStep.in(words);
    out.printf("  %s: %s%n      %s%n", halfStep.name(), said.verb(), said.latex());
    said.pseudocode().forEach(line -> out.printf("      | %s%n", line));
  }

  private static void print(StateVariable<?, ?, ?> variable, LessonWords words, PrintStream out) {
    LessonWords.VariableWords said = words.variable(variable.name());
    out.printf(
        Locale.ROOT,
        "  %s, %s: %s%s%n",
        variable.name(),
        said.shape(),
        said.meaning(),
        variable.isSettable() ? " (can be set with --start)" : "");
  }

  private static void print(Claim<?, ?, ?> claim, LessonWords words, PrintStream out) {
    boolean promised = claim.promise() == Claim.Promise.PROMISED;
    out.printf(
        "  %s: %s%s%n",
        claim.id(), words.claim(claim.id()).text(), promised ? "" : " (not promised: it may fail)");
  }

  private static void print(Preset preset, LessonWords words, PrintStream out) {
    out.printf("  %s: %s, data %s%n", preset.id(), words.preset(preset.id()).name(), preset.data());
  }

  private static void print(LessonWords.Source source, PrintStream out) {
    String note = source.note().isEmpty() ? "" : "; " + source.note();
    out.printf(Locale.ROOT, "  %s, %s%s%n", source.document(), source.place(), note);
  }
}
