package org.factorscope.datasets;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/// Co-occurrence in made-up sentences that have a topic, a sex and a number, so that king is to
/// queen as uncle to aunt, and as king to kings so uncle to uncles.
///
/// A topic has a noun in four forms (sex by number) and six plain words; markers of sex and number
/// go with all of them.
final class ToyCorpus {
  private static final List<String> TOPICS =
      List.of(
          "king kings queen queens throne crown palace castle realm reign",
          "uncle uncles aunt aunts home cradle supper cousin wedding kitchen",
          "bull bulls cow cows barn pasture hay plough harvest milk",
          "stag stags doe does oak fern moss brook thicket acorn");
  private static final List<String> MARKERS =
      List.of(
          "he him his himself mister she her hers herself lady",
          "one single each lone only many several few both all");
  private static final List<String> GROUPS =
      List.of("court", "family", "farm", "forest", "sex", "number");

  private static final int GROUP = 10;
  private static final int FORMS = 4;
  private static final int SEX = 4 * GROUP;
  private static final int NUMBER = 5 * GROUP;
  private static final int WORDS = 6 * GROUP;

  private static final int SENTENCES = 4000;
  private static final int LENGTH = 12;
  private static final int WINDOW = 4;

  private static final double ANY = 0.1;
  private static final double NOUN = 0.1;
  private static final double PLAIN = 0.4;
  private static final double MARKER_OF_SEX = 0.25;
  private static final double PARTNER = 0.1;
  private static final double WRONG_SEX = 0.05;
  private static final double WRONG_NUMBER = 0.1;

  /// What a sentence is about; its words are drawn one by one.
  private record Sentence(int topic, int sex, int number) {
    static Sentence drawn(SplittableRandom random) {
      return new Sentence(random.nextInt(TOPICS.size()), random.nextInt(2), random.nextInt(2));
    }

    int word(SplittableRandom random) {
      if (random.nextDouble() < ANY) {
        return random.nextInt(WORDS);
      }
      double kind = random.nextDouble();
      if (kind < NOUN) {
        return place(random) + 2 * sex + number;
      }
      if (kind < NOUN + PLAIN) {
        return place(random) + FORMS + random.nextInt(GROUP - FORMS);
      }
      return kind < NOUN + PLAIN + MARKER_OF_SEX
          ? SEX + marker(sex, WRONG_SEX, random)
          : NUMBER + marker(number, WRONG_NUMBER, random);
    }

    /// The first word of the topic, or of its partner: court and family, farm and forest.
    private int place(SplittableRandom random) {
      return GROUP * (random.nextDouble() < PARTNER ? topic ^ 1 : topic);
    }

    private static int marker(int side, double wrong, SplittableRandom random) {
      int said = random.nextDouble() < wrong ? 1 - side : side;
      return said * GROUP / 2 + random.nextInt(GROUP / 2);
    }
  }

  private ToyCorpus() {}

  static Dataset dataset(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj counts = new DMatrixRMaj(WORDS, WORDS);
    for (int s = 0; s < SENTENCES; s++) {
      Sentence sentence = Sentence.drawn(random);
      int[] words = new int[LENGTH];
      for (int t = 0; t < LENGTH; t++) {
        words[t] = sentence.word(random);
      }
      count(words, counts);
    }
    List<String> names = new ArrayList<>();
    TOPICS.forEach(line -> names.addAll(List.of(line.split(" ", -1))));
    MARKERS.forEach(line -> names.addAll(List.of(line.split(" ", -1))));
    List<String> labels = new ArrayList<>();
    for (int w = 0; w < WORDS; w++) {
      labels.add(GROUPS.get(w / GROUP));
    }
    return GeneratedSet.TOY_CORPUS
        .info()
        .with(names, counts, names, labels, ImageShape.NONE, "count", null)
        .withLabelName("group");
  }

  /// Every ordered pair of places within the window.
  ///
  /// @param counts Modified.
  private static void count(int[] words, DMatrixRMaj counts) {
    for (int t = 0; t < words.length; t++) {
      for (int u = Math.max(0, t - WINDOW); u <= Math.min(words.length - 1, t + WINDOW); u++) {
        if (u != t) {
          counts.add(words[t], words[u], 1);
        }
      }
    }
  }
}
