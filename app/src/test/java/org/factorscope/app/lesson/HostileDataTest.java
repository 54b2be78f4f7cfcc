package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every lesson with every choice on data at the edge of what numbers can do. It refuses them in a
/// sentence or runs to its end without an exception; what it shows is true; what theory promises
/// holds until the run says that numbers have left the range; and each verdict agrees with an
/// evaluation of its own.
final class HostileDataTest {
  private static final int HALF_STEPS = 60;

  /// A claim that holds is not off by more; relative to what it compares.
  private static final double PLAINLY_FALSE = 1e-6;

  /// Two runs are the same run, up to the order of sums.
  private static final double SAME = 1e-9;

  private static final Pattern SENTENCE = Pattern.compile(".{20,300}\\.");

  static Stream<Lesson<?, ?, ?>> lessons() {
    return ChosenLessons.stream().filter(lesson -> lesson.need().values() != DataNeed.Values.NONE);
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void whatIsShownIsTrueOnDataAtTheEdgeOfNumbers(Lesson<?, ?, ?> lesson) {
    Set<String> wrong = new LinkedHashSet<>();
    int runs = 0;
    for (Dataset data : data(lesson)) {
      for (ParameterValues values : choices(lesson)) {
        String name = data.name() + " " + values;
        Optional<LessonRun> run = start(lesson, data, values, wrong);
        runs += run.isPresent() ? 1 : 0;
        run.ifPresent(started -> follow(started, name, wrong));
      }
    }
    assertTrue(runs > 0, "no data suit " + lesson.id());
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + firstOf(wrong));
  }

  private static String firstOf(Set<String> wrong) {
    return String.join("\n", wrong.stream().limit(30).toList());
  }

  private static List<Dataset> data(Lesson<?, ?, ?> lesson) {
    List<Dataset> data = new ArrayList<>(HostileData.all());
    if (lesson.need().values() == DataNeed.Values.GAPS) {
      data.addAll(HostileData.withGaps());
    }
    return data;
  }

  /// The defaults, and each other value of each choice.
  private static List<ParameterValues> choices(Lesson<?, ?, ?> lesson) {
    ParameterValues defaults = ParameterValues.defaults(lesson.parameters());
    List<ParameterValues> choices = new ArrayList<>(List.of(defaults));
    for (Parameter<?> parameter : lesson.parameters()) {
      boolean isFelt = parameter.effect() != Parameter.Effect.VIEW;
      if (isFelt && parameter.kind() instanceof ParameterKind.Choice<?> choice) {
        choice.words().stream()
            .filter(word -> !word.equals(defaults.written(parameter.name())))
            .forEach(word -> choices.add(defaults.with(parameter.name(), word)));
      }
    }
    return choices;
  }

  private static Optional<LessonRun> start(
      Lesson<?, ?, ?> lesson, Dataset data, ParameterValues values, Set<String> wrong) {
    ParameterValues fitting = values;
    for (Parameter<?> parameter : lesson.parameters()) {
      if (parameter.kind() instanceof ParameterKind.Whole whole) {
        int most = Math.min(data.rows(), data.dimension());
        int value = Math.clamp(most, whole.min(), Math.min(whole.initial(), whole.max()));
        fitting = fitting.with(parameter.name(), String.valueOf(value));
      }
    }
    RunSetup setup = RunSetup.defaultsOf(lesson).withScale(Scale.NONE).withSource(data);
    try {
      return Optional.of(LessonRun.start(lesson, setup.withParameters(fitting)));
    } catch (InvalidInputException refused) {
      String sentence = String.valueOf(refused.getMessage());
      if (!SENTENCE.matcher(sentence).matches()) {
        wrong.add(data.name() + " is refused with '" + sentence + "'");
      }
      return Optional.empty();
    }
  }

  private static void follow(LessonRun run, String name, Set<String> wrong) {
    Axes axes = Axes.preferred(run.data());
    run.panelsAt(0, axes);
    while (run.end() < HALF_STEPS
        && run.halfStepAfter(run.end()).isPresent()
        && run.history().getLast().stopReason() != StopReason.NOT_A_NUMBER) {
      run.extend();
      ShownLine.at(run, run.end(), axes).fault().ifPresent(fault -> wrong.add(name + ": " + fault));
      run.verdictsAt(run.end()).forEach((id, verdict) -> judge(run, id, verdict, name, wrong));
      if (run.end() < 5 || run.end() == HALF_STEPS) {
        run.panelsAt(run.end(), axes);
      }
    }
  }

  private static void judge(
      LessonRun run, String id, Verdict verdict, String name, Set<String> wrong) {
    if (verdict.status() == Verdict.Status.NOT_YET) {
      return;
    }
    Claim.Promise promise =
        run.lesson().algorithm().claims().stream()
            .filter(claim -> claim.id().equals(id))
            .map(Claim::promise)
            .findFirst()
            .orElseThrow();
    String place = name + ", half-step " + run.end() + ", " + id;
    if (!verdict.holds() && promise == Claim.Promise.PROMISED) {
      wrong.add(place + " is promised and fails by " + verdict.margin());
    }
    Optional<ClaimEvaluation.Deviation> deviation =
        new ClaimEvaluation(run, run.end()).deviation(id);
    if (deviation.isPresent()) {
      ClaimEvaluation.Deviation off = deviation.get();
      boolean agrees = verdict.holds() ? off.least() <= PLAINLY_FALSE : off.most() > 0;
      if (!agrees) {
        wrong.add(place + ": " + verdict + ", and is off by " + off);
      }
    }
  }

  /// The order of columns means nothing. Where a run draws its start entry by entry it is another
  /// run with the columns reversed; where the objectives say that it is the same, so are all
  /// verdicts.
  @ParameterizedTest
  @MethodSource("lessons")
  void theOrderOfTheColumnsChangesNoVerdict(Lesson<?, ?, ?> lesson) {
    Set<String> wrong = new LinkedHashSet<>();
    for (Dataset data : HostileData.all()) {
      for (ParameterValues values : choices(lesson)) {
        Optional<LessonRun> one = start(lesson, data, values, wrong);
        Optional<LessonRun> other = start(lesson, HostileData.reversed(data), values, wrong);
        if (one.isPresent() && other.isPresent()) {
          compare(one.get(), other.get(), data.name() + " " + values, wrong);
        }
      }
    }
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " wrong:\n" + firstOf(wrong));
  }

  private static void compare(LessonRun one, LessonRun other, String name, Set<String> wrong) {
    for (int p = 1; p <= 20 && advance(one) && advance(other) && isSame(one, other, p); p++) {
      Map<String, Verdict> here = one.verdictsAt(p);
      Map<String, Verdict> there = other.verdictsAt(p);
      for (Map.Entry<String, Verdict> claim : here.entrySet()) {
        Verdict reversed = there.getOrDefault(claim.getKey(), Verdict.NOT_YET);
        if (claim.getValue().status() != reversed.status()) {
          wrong.add(name + ", half-step " + p + ": " + claim + " and reversed " + reversed);
        }
      }
    }
  }

  private static boolean advance(LessonRun run) {
    if (run.halfStepAfter(run.end()).isEmpty()) {
      return false;
    }
    run.extend();
    return true;
  }

  private static boolean isSame(LessonRun one, LessonRun other, int p) {
    OptionalDouble here = one.recordAt(p).objective();
    OptionalDouble there = other.recordAt(p).objective();
    if (here.isEmpty() && there.isEmpty()) {
      return hasSameSizes(one.matricesAt(p), other.matricesAt(p));
    }
    return here.isPresent() && there.isPresent() && isSame(here.getAsDouble(), there.getAsDouble());
  }

  /// Without an objective, the sizes of the state's matrices say whether it is the same run.
  private static boolean hasSameSizes(
      Map<String, DMatrixRMaj> here, Map<String, DMatrixRMaj> there) {
    return here.keySet().equals(there.keySet())
        && here.keySet().stream()
            .allMatch(
                name ->
                    isSame(
                        NormOps_DDRM.normF(Objects.requireNonNull(here.get(name))),
                        NormOps_DDRM.normF(Objects.requireNonNull(there.get(name)))));
  }

  private static boolean isSame(double here, double there) {
    return Math.abs(here - there) <= SAME * Math.max(Math.abs(here), Math.abs(there));
  }
}
