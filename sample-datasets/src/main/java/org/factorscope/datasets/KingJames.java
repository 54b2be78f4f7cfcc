package org.factorscope.datasets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ejml.data.DMatrixRMaj;

/// The counts of words of the King James Bible that come as lists; an entry that they do not have
/// is 0.
final class KingJames {
  /// Words of `kjv_words`, the most frequent ones.
  private static final int FEW_WORDS = 200;

  private KingJames() {}

  /// The data set of that name.
  static Dataset counts(String id) {
    return switch (id) {
      case "kjv_chapter_term" -> chapters(id);
      case "kjv_words" -> pairs(id, FEW_WORDS);
      default -> pairs(id, Integer.MAX_VALUE);
    };
  }

  /// The words, the most frequent one first, at most `most` of them.
  private static List<String> words(int most) {
    List<String> words = new ArrayList<>();
    each("kjv_vocabulary", row -> words.add(row.getField("word")));
    return words.subList(0, Math.min(most, words.size()));
  }

  /// Chapters by words. The list has the numbers of both.
  private static Dataset chapters(String id) {
    List<String> names = new ArrayList<>();
    List<String> sections = new ArrayList<>();
    each(
        "kjv_chapters",
        row -> {
          names.add(row.getField("book") + " " + row.getField("chapter"));
          sections.add(row.getField("label"));
        });
    DMatrixRMaj counts = new DMatrixRMaj(names.size(), 600);
    each(
        id,
        row ->
            counts.set(
                Integer.parseInt(row.getField("doc_id")) - 1,
                Integer.parseInt(row.getField("word_id")) - 1,
                Double.parseDouble(row.getField("count"))));
    return dataset(id, words(counts.numCols), names, counts, sections);
  }

  /// Words by words. The list has each pair once, in one order.
  private static Dataset pairs(String id, int most) {
    List<String> words = words(most);
    Map<String, Integer> places = new HashMap<>();
    words.forEach(word -> places.put(word, places.size()));
    DMatrixRMaj counts = new DMatrixRMaj(words.size(), words.size());
    each(
        "kjv_cooccurrence",
        row -> {
          Integer one = places.get(row.getField("word1"));
          Integer other = places.get(row.getField("word2"));
          if (one != null && other != null) {
            double count = Double.parseDouble(row.getField("count"));
            counts.set(one, other, count);
            counts.set(other, one, count);
          }
        });
    return dataset(id, words, words, counts, List.of());
  }

  private static Dataset dataset(
      String id, List<String> columns, List<String> rows, DMatrixRMaj counts, List<String> labels) {
    return new Dataset(
        id, id, columns, counts, rows, labels, ImageShape.NONE, List.of(), "", "", "");
  }

  private static void each(String file, Consumer<NamedCsvRecord> use) {
    String text = new String(BundledFile.bytesOf(file + ".csv"), StandardCharsets.UTF_8);
    CsvReader.builder().ofNamedCsvRecord(text).forEach(use);
  }
}
