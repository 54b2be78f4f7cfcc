package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is published about the data sets.
class BundledDataTest {
  @Test
  void deerwesterHasItsPublishedSumAndTitles() {
    Dataset titles = DatasetCatalog.load("deerwester");
    assertEquals(29, sum(titles));
    assertEquals(List.of("c1", "c2", "c3", "c4", "c5", "m1", "m2", "m3", "m4"), titles.columns());
    assertEquals("human", titles.rowNames().getFirst());
    Map<String, String> texts = ColumnTitles.of("deerwester");
    assertEquals(titles.columns(), List.copyOf(texts.keySet()));
    assertEquals("The EPS user interface management system", texts.get("c3"));
    assertEquals("The generation of random, binary, unordered trees", texts.get("m1"));
    assertEquals(Map.of(), ColumnTitles.of("iris"));
    assertEquals(Map.of(), ColumnTitles.of("../deerwester"));
  }

  @Test
  void theBibleHasSixtySixBooksInTenSectionsAndNoGodInEsther() {
    Dataset bible = DatasetCatalog.load("kjv_term_document");
    assertEquals("Genesis", bible.rowNames().getFirst());
    assertEquals(10, bible.classes().size());
    int esther = bible.rowNames().indexOf("Esther");
    assertEquals(0, bible.values().get(esther, bible.columns().indexOf("god")));
  }

  @Test
  void theChaptersOfABookHaveTheCountsOfTheBook() {
    Dataset books = DatasetCatalog.load("kjv_term_document");
    Dataset chapters = DatasetCatalog.load("kjv_chapter_term");
    assertEquals(books.columns(), chapters.columns());
    assertEquals("Genesis 1", chapters.rowNames().getFirst());
    assertEquals("Revelation 22", chapters.rowNames().getLast());
    assertEquals(books.classes(), chapters.classes());
    for (String word : List.of("lord", "faith")) {
      int column = books.columns().indexOf(word);
      for (String book : List.of("Genesis", "Psalms", "Jude")) {
        double sum = 0;
        for (int i = 0; i < chapters.rows(); i++) {
          boolean isIn = chapters.rowNames().get(i).startsWith(book + " ");
          sum += isIn ? chapters.values().get(i, column) : 0;
        }
        assertEquals(books.values().get(books.rowNames().indexOf(book), column), sum, book);
      }
    }
  }

  @Test
  void wordsThatMeetAreCountedInBothOrders() {
    Dataset all = DatasetCatalog.load("kjv_cooccurrence");
    Dataset few = DatasetCatalog.load("kjv_words");
    assertEquals(476_096, sum(all));
    int god = few.columns().indexOf("god");
    assertEquals(1531, few.values().get(0, god));
    assertEquals(1531, few.values().get(god, 0));
    assertEquals(all.columns().subList(0, 200), few.columns());
    assertEquals(few.columns(), few.rowNames());
  }

  @Test
  void theVolcanoHasItsPublishedMeanAndIsOnePicture() {
    Dataset volcano = DatasetCatalog.load("volcano");
    assertEquals(130.188, sum(volcano) / (87 * 61), 5e-4);
    assertTrue(volcano.imageShape().isLine());
  }

  @Test
  void bothPhotographsAreTheSameOne() {
    Dataset small = DatasetCatalog.load("camera128");
    Dataset large = DatasetCatalog.load("camera256");
    assertEquals(sum(small) / (128 * 128), sum(large) / (256 * 256), 1);
    assertTrue(small.imageShape().isLine());
    assertTrue(large.imageShape().isLine());
  }

  @Test
  void theLectureRatingsHaveTheirPublishedCountAndMeanAndTheBlockIsAPartOfThem() {
    Dataset all = DatasetCatalog.load("insteval_ratings");
    Dataset block = DatasetCatalog.load("insteval_block");
    assertEquals(73_421, known(all));
    assertEquals(3.2057, sum(all) / 73_421, 5e-5);
    assertEquals(4030, known(block));
    for (int i = 0; i < block.rows(); i++) {
      int row = all.rowNames().indexOf(block.rowNames().get(i).substring(1));
      for (int j = 0; j < block.dimension(); j++) {
        int column = all.columns().indexOf(block.columns().get(j).substring(1));
        assertEquals(all.values().get(row, column), block.values().get(i, j));
      }
    }
  }

  @Test
  void theHouseHasItsPublishedPartiesAndAbstentions() {
    Dataset votes = DatasetCatalog.load("house_votes");
    assertEquals(Map.of("democrat", 267, "republican", 168), classSizes(votes));
    assertEquals(435 * 16 - 392, known(votes));
  }

  /// Sums of columns as in the description of the set at UCI.
  @Test
  void theZooHasItsKindsOfAnimals() {
    Dataset zoo = DatasetCatalog.load("zoo_boolean");
    assertEquals(41, classSizes(zoo).get("mammal"));
    assertEquals(101, zoo.rowNames().size());
    int hair = zoo.columns().indexOf("hair");
    int legs = zoo.columns().indexOf("legs_8");
    double haired = 0;
    double eightLegged = 0;
    for (int i = 0; i < zoo.rows(); i++) {
      haired += zoo.values().get(i, hair);
      eightLegged += zoo.values().get(i, legs);
    }
    assertEquals(43, haired);
    assertEquals(2, eightLegged);
  }

  @Test
  void theSwimmerIsAlwaysTheSameSize() {
    Dataset swimmer = DatasetCatalog.load("swimmer");
    assertEquals(256 * 36, sum(swimmer));
    assertEquals(1024, swimmer.imageShape().height() * swimmer.imageShape().width());
  }

  @Test
  void fashionHasFiftyOfEachKind() {
    Dataset fashion = DatasetCatalog.load("fashion_mnist_500");
    assertEquals(10, fashion.classes().size());
    classSizes(fashion).values().forEach(size -> assertEquals(50, size));
  }

  private static double sum(Dataset data) {
    return java.util.Arrays.stream(data.values().data).filter(v -> !Double.isNaN(v)).sum();
  }

  private static long known(Dataset data) {
    return java.util.Arrays.stream(data.values().data).filter(v -> !Double.isNaN(v)).count();
  }

  @Test
  void irisHasItsPublishedMeansAndClasses() {
    Dataset iris = DatasetCatalog.load("iris");
    assertMeans(iris, 5e-5, 5.8433, 3.0573, 3.7580, 1.1993);
    assertEquals(Map.of("setosa", 50, "versicolor", 50, "virginica", 50), classSizes(iris));
    assertEquals(List.of("petal_length", "petal_width"), preferred(iris));
  }

  @Test
  void diabetesHasItsPublishedMeansInRawUnits() {
    Dataset diabetes = DatasetCatalog.load("diabetes");
    assertEquals(152.1335, mean(diabetes, "progression"), 5e-5);
    assertEquals(26.3758, mean(diabetes, "bmi"), 5e-5);
    assertEquals(1.4683, mean(diabetes, "sex"), 5e-5);
  }

  @Test
  void wineHasItsPublishedMeansAndClasses() {
    Dataset wine = DatasetCatalog.load("wine");
    assertEquals(Map.of("class_0", 59, "class_1", 71, "class_2", 48), classSizes(wine));
    assertEquals(13.0006, mean(wine, "alcohol"), 5e-5);
    assertEquals(746.893, mean(wine, "proline"), 5e-4);
  }

  @Test
  void penguinsHaveTheirPublishedMeansAndClasses() {
    Dataset penguins = DatasetCatalog.load("penguins");
    assertMeans(penguins, 1e-3, 43.92193, 17.15117, 200.9152, 4201.754);
    assertEquals(Map.of("Adelie", 151, "Chinstrap", 68, "Gentoo", 123), classSizes(penguins));
  }

  @Test
  void faithfulHasItsPublishedMeansAndNoClasses() {
    Dataset faithful = DatasetCatalog.load("faithful");
    assertMeans(faithful, 1e-5, 3.487783, 70.89706);
    assertEquals(List.of(), faithful.labels());
  }

  @Test
  void usArrestsHaveTheirPublishedMeansAndTheNamesOfTheStates() {
    Dataset arrests = DatasetCatalog.load("usarrests");
    assertMeans(arrests, 1e-9, 7.788, 170.76, 65.54, 21.232);
    assertEquals("Alabama", arrests.rowNames().getFirst());
    assertEquals("Wyoming", arrests.rowNames().getLast());
    assertEquals(50, arrests.rowNames().size());
    assertEquals(67, arrests.values().get(arrests.rowNames().indexOf("Maryland"), 2));
  }

  @Test
  void breastCancerHasItsPublishedClassesAndRanges() {
    Dataset cancer = DatasetCatalog.load("breast_cancer");
    assertEquals(Map.of("malignant", 212, "benign", 357), classSizes(cancer));
    double[] radius = column(cancer, "mean_radius");
    assertEquals(
        6.981, IntStream.range(0, radius.length).mapToDouble(i -> radius[i]).min().orElse(0));
    assertEquals(
        28.11, IntStream.range(0, radius.length).mapToDouble(i -> radius[i]).max().orElse(0));
  }

  @Test
  void digitsHaveTheirPublishedClassesRangeAndSum() {
    Dataset digits = DatasetCatalog.load("digits");
    Map<String, Integer> sizes = classSizes(digits);
    List<Integer> counts = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      counts.add(sizes.getOrDefault(Integer.toString(digit), 0));
    }
    assertEquals(List.of(178, 182, 177, 183, 181, 182, 181, 179, 174, 180), counts);
    double sum = 0;
    for (double pixel : digits.values().data) {
      assertTrue(pixel >= 0 && pixel <= 16 && pixel == Math.rint(pixel));
      sum += pixel;
    }
    assertEquals(561718, sum);
    assertEquals(new ImageShape(8, 8), digits.imageShape());
  }

  private static void assertMeans(Dataset data, double tolerance, double... means) {
    assertEquals(means.length, data.dimension());
    for (int j = 0; j < means.length; j++) {
      assertEquals(means[j], mean(data, data.columns().get(j)), tolerance);
    }
  }

  private static double mean(Dataset data, String column) {
    double sum = 0;
    for (double value : column(data, column)) {
      sum += value;
    }
    return sum / data.rows();
  }

  private static double[] column(Dataset data, String column) {
    return data.select(List.of(column)).values().data.clone();
  }

  private static Map<String, Integer> classSizes(Dataset data) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    data.labels().forEach(label -> sizes.merge(label, 1, Integer::sum));
    return sizes;
  }

  private static List<String> preferred(Dataset data) {
    return data.preferredAxes().stream().map(data.columns()::get).toList();
  }
}
