package org.factorscope.app.shell.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.DatasetCatalog;
import org.factorscope.datasets.DatasetInfo;

/// A line in the list of data sets.
sealed interface DataEntry {
  /// Title of a group.
  record Heading(String text) implements DataEntry {}

  /// A data set of the catalogue.
  record Offer(DatasetInfo info) implements DataEntry {}

  /// The data sets whose words contain `query`: first those that the lesson's prepared runs use,
  /// then those that fit, then those with gaps where the lesson needs every value.
  static List<DataEntry> of(Lesson<?, ?, ?> lesson, String query) {
    Set<String> prepared =
        Stream.concat(Stream.of(lesson.defaultData()), lesson.presets().stream().map(Preset::data))
            .collect(Collectors.toSet());
    List<DatasetInfo> found =
        DatasetCatalog.all().stream().filter(info -> matches(info, query)).toList();
    Predicate<DatasetInfo> isPrepared = info -> prepared.contains(info.name());
    Predicate<DatasetInfo> hasGapsInTheWay =
        info ->
            info.gaps() == DatasetInfo.Gaps.SOME
                && lesson.need().values() == DataNeed.Values.COMPLETE;
    List<DataEntry> entries = new ArrayList<>();
    add(entries, "Used by this lesson", found, isPrepared);
    add(entries, "Other data", found, isPrepared.or(hasGapsInTheWay).negate());
    add(entries, "With missing values", found, hasGapsInTheWay.and(isPrepared.negate()));
    return entries;
  }

  private static void add(
      List<DataEntry> entries,
      String heading,
      List<DatasetInfo> found,
      Predicate<DatasetInfo> belongs) {
    List<DataEntry> group =
        found.stream().filter(belongs).<DataEntry>map(info -> new Offer(info)).toList();
    if (!group.isEmpty()) {
      entries.add(new Heading(heading));
      entries.addAll(group);
    }
  }

  private static boolean matches(DatasetInfo info, String query) {
    String text =
        (info.name() + " " + info.title() + " " + info.description()).toLowerCase(Locale.ROOT);
    return Stream.of(query.strip().toLowerCase(Locale.ROOT).split("\\s+")).allMatch(text::contains);
  }
}
