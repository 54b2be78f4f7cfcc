package org.factorscope.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetCatalogTest {
  static List<DatasetInfo> all() {
    return DatasetCatalog.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySetIsWhatItsEntrySays(DatasetInfo info) {
    Dataset data = DatasetCatalog.load(info.name());
    assertEquals(info.name(), data.name());
    assertEquals(info.title(), data.title());
    assertEquals(info.rows(), data.rows());
    assertEquals(info.columns(), data.dimension());
    assertEquals(info.provenance(), data.provenance());
    assertEquals(info.licence(), data.licence());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySetIsInOrderAndHasGapsWhereItsEntrySaysSo(DatasetInfo info) {
    Dataset data = DatasetCatalog.load(info.name());
    assertEquals(info.gaps() == DatasetInfo.Gaps.SOME, data.firstMissing().isPresent());
    assertEquals(data.columns().size(), data.dimension());
    assertEquals(data.columns().size(), new HashSet<>(data.columns()).size());
    assertTrue(data.labels().isEmpty() || data.labels().size() == data.rows());
    assertTrue(data.rowNames().isEmpty() || data.rowNames().size() == data.rows());
    assertEquals(2, data.preferredAxes().size());
    assertTrue(data.preferredAxes().stream().allMatch(j -> j >= 0 && j < data.dimension()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyEntrySaysInOneSentenceWhatItIsAndWhoseItIs(DatasetInfo info) {
    assertTrue(info.description().endsWith("."), info.description());
    assertEquals(1, info.description().split("\\. ").length, info.description());
    assertFalse(info.title().isBlank());
    assertFalse(info.provenance().isBlank());
    assertFalse(info.licence().isBlank());
  }

  @ParameterizedTest
  @MethodSource("all")
  void everySetIsTheSameEveryTime(DatasetInfo info) {
    assertArrayEquals(
        DatasetCatalog.load(info.name()).values().data,
        DatasetCatalog.load(info.name()).values().data);
  }

  @Test
  void theNamesAreTheseAndDistinct() {
    assertEquals(
        List.of(
            "iris",
            "penguins",
            "faithful",
            "usarrests",
            "wine",
            "breast_cancer",
            "digits",
            "diabetes",
            "deerwester",
            "kjv_term_document",
            "kjv_chapter_term",
            "kjv_words",
            "kjv_cooccurrence",
            "volcano",
            "camera128",
            "camera256",
            "insteval_block",
            "insteval_ratings",
            "house_votes",
            "zoo_boolean",
            "swimmer",
            "fashion_mnist_500",
            "blobs",
            "ellipse",
            "spiral",
            "rings",
            "xor",
            "xor_corners",
            "two_spirals",
            "low_rank",
            "low_rank_sparse",
            "empty_row",
            "spike",
            "ratings",
            "topics",
            "bars_corpus",
            "toy_corpus",
            "four_words",
            "tiles",
            "tiles_flipped",
            "bars",
            "spikes",
            "sparse_code",
            "needles",
            "keys",
            "two_atoms",
            "stretch",
            "reflection",
            "twin_axes",
            "narrow_gap",
            "shear",
            "layers",
            "five_axes",
            "bit_pairs",
            "two_tiles",
            "synonyms",
            "square",
            "pulses",
            "checkers"),
        DatasetCatalog.names());
  }

  @Test
  void aMisspeltNameIsAnsweredWithTheNearest() {
    assertEquals(
        "There is no data set 'Irsi'. Did you mean 'iris'? There are: %s."
            .formatted(String.join(", ", DatasetCatalog.names())),
        refusal("Irsi"));
    assertTrue(refusal("irs").contains("Did you mean 'iris'?"));
    assertTrue(refusal("IRIS").contains("Did you mean 'iris'?"));
    assertTrue(refusal("breastcancer").contains("Did you mean 'breast_cancer'?"));
    assertTrue(refusal("penguin").contains("Did you mean 'penguins'?"));
  }

  @Test
  void aNameLikeNoneIsAnsweredWithAllOfThem() {
    assertEquals(
        "There is no data set 'mnist'. There are: %s."
            .formatted(String.join(", ", DatasetCatalog.names())),
        refusal("mnist"));
    assertFalse(refusal("i".repeat(100_000)).contains("Did you mean"));
  }

  @Test
  void distanceCountsInsertionsDeletionsReplacementsAndSwaps() {
    assertEquals(3, NearestName.distance("kitten", "sitting"));
    assertEquals(4, NearestName.distance("", "iris"));
    assertEquals(1, NearestName.distance("irsi", "iris"));
    assertEquals(0, NearestName.distance("iris", "iris"));
  }

  private static String refusal(String name) {
    return String.valueOf(
        assertThrows(DataException.class, () -> DatasetCatalog.load(name)).getMessage());
  }
}
