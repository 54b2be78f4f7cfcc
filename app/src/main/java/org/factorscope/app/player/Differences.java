package org.factorscope.app.player;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.session.Edit;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.jspecify.annotations.Nullable;

/// How one run of a lesson differs from another one, in few words: "Clusters K = 4 · seed 2".
final class Differences {
  private static final String NONE = "no difference yet";

  private Differences() {}

  static String words(LessonRun of, LessonRun than) {
    List<String> words = new ArrayList<>();
    addParameters(words, of, than);
    addSetup(words, of.setup(), than.setup());
    addEdit(words, of, than);
    return words.isEmpty() ? NONE : String.join(" · ", words);
  }

  /// After the parameters, because what comes last may be cut off.
  private static void addSetup(List<String> words, RunSetup of, RunSetup than) {
    if (!of.source().name().equals(than.source().name())) {
      words.add(of.source().name());
    } else if (!of.source().columns().equals(than.source().columns())) {
      words.add(String.join(", ", of.source().columns()));
    }
    if (of.scale() != than.scale()) {
      words.add("scale " + of.scale().id());
    }
    if (of.seed() != than.seed()) {
      words.add("seed " + of.seed());
    }
    if (!of.start().equals(than.start())) {
      words.add(of.start().isEmpty() ? "drawn start" : "given start");
    }
  }

  /// Those that only say what is shown make no other run.
  private static void addParameters(List<String> words, LessonRun of, LessonRun than) {
    for (Parameter<?> parameter : of.lesson().parameters()) {
      if (parameter.effect() != Parameter.Effect.VIEW && differs(parameter.name(), of, than)) {
        String label = of.lesson().words().parameter(parameter.name()).label();
        words.add(label + " = " + text(of.parameters().asMap().get(parameter.name())));
      }
    }
  }

  private static boolean differs(String parameter, LessonRun of, LessonRun than) {
    return !of.parameters().value(parameter).equals(than.parameters().value(parameter));
  }

  private static String text(@Nullable Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    double size = Math.abs(number);
    return number != 0 && (size < 1e-4 || size >= 1e6)
        ? Numbers.brief(number)
        : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  private static void addEdit(List<String> words, LessonRun of, LessonRun than) {
    if (of.edits().equals(than.edits())) {
      return;
    }
    if (of.edits().isEmpty()) {
      if (words.isEmpty()) {
        words.add("not edited");
      }
      return;
    }
    Edit last = of.edits().getLast();
    boolean isSaid = last instanceof Edit.Changed changed && differs(changed.parameter(), of, than);
    if (!isSaid) {
      words.add(told(last));
    }
  }

  /// With the place, because both runs may have the same thing dragged.
  private static String told(Edit edit) {
    return switch (edit) {
      case Edit.Dragged dragged ->
          dragged.words() + " to " + Numbers.pair(dragged.x(), dragged.y());
      case Edit.Changed changed -> changed.words() + " after half-step " + changed.position();
    };
  }
}
