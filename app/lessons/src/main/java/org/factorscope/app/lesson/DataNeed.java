package org.factorscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.factorscope.datasets.Dataset;

/// What a lesson needs of its data: whether it has any, whether values may be missing, and further
/// conditions, each with the phrase of the lesson's text that says what is wrong.
public record DataNeed(Values values, List<Condition> conditions) {
  /// It makes its own data.
  public static final DataNeed NONE = new DataNeed(Values.NONE, List.of());

  /// Numbers without gaps.
  public static final DataNeed COMPLETE = new DataNeed(Values.COMPLETE, List.of());

  /// Numbers, of which some may be missing.
  public static final DataNeed GAPS = new DataNeed(Values.GAPS, List.of());

  /// What values the data have.
  public enum Values {
    NONE,
    COMPLETE,
    GAPS
  }

  /// Something that must hold of the data.
  ///
  /// @param phrase key of the sentence for data that do not fit; `{0}` is their title
  public record Condition(Predicate<Dataset> fits, String phrase) {}

  public DataNeed {
    conditions = List.copyOf(conditions);
  }

  /// The same with one more condition.
  public DataNeed and(Predicate<Dataset> fits, String phrase) {
    List<Condition> more = new ArrayList<>(conditions);
    more.add(new Condition(fits, phrase));
    return new DataNeed(values, more);
  }

  /// Why data do not fit, in one sentence, or empty.
  public Optional<String> refusal(Dataset data, LessonWords words) {
    return conditions.stream()
        .filter(condition -> !condition.fits().test(data))
        .findFirst()
        .map(condition -> words.say(condition.phrase(), data.title()));
  }
}
