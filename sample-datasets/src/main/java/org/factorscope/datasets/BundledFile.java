package org.factorscope.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// A data set that comes as a CSV file beside this class. A new one is one entry in [#ALL], its
/// file, and the licence it came with.
///
/// @param id its name; the file is called so too
/// @param rows of data
/// @param columns of numbers
/// @param preferredAxes two column indices worth seeing first
record BundledFile(
    String id,
    String title,
    int rows,
    int columns,
    String description,
    String provenance,
    String licence,
    String unit,
    List<Integer> preferredAxes,
    ImageShape imageShape) {
  private static final String SCIKIT_LEARN = "BSD-3-Clause";
  private static final String R = "GPL-2 or GPL-3, as part of R";

  /// Of all bundled files.
  private static final CsvOptions FORM = new CsvOptions(Delimiter.COMMA, DecimalMark.POINT);

  static final List<BundledFile> ALL =
      List.of(
          new BundledFile(
              "iris",
              "Iris",
              150,
              4,
              "Lengths and widths of the sepals and petals of 50 flowers of each of three iris"
                  + " species.",
              "Measured by E. Anderson; R. A. Fisher, The use of multiple measurements in taxonomic"
                  + " problems, Annals of Eugenics 7 (1936); values as in scikit-learn 1.2.1",
              SCIKIT_LEARN,
              "cm",
              List.of(2, 3),
              ImageShape.NONE),
          new BundledFile(
              "penguins",
              "Palmer penguins",
              342,
              4,
              "Bill, flipper and body mass of penguins of three species near Palmer Station,"
                  + " Antarctica.",
              "K. Gorman, Palmer Station LTER; A. Horst, A. Hill, K. Gorman, palmerpenguins 0.1.1"
                  + " (2020); two rows without any measurement are left out",
              "CC0",
              "mm and g",
              List.of(0, 2),
              ImageShape.NONE),
          new BundledFile(
              "faithful",
              "Old Faithful",
              272,
              2,
              "How long 272 eruptions of the geyser Old Faithful lasted and the wait for the next"
                  + " one.",
              "W. Härdle, Smoothing Techniques (1991); values as in R 4.2.2",
              R,
              "minutes",
              List.of(0, 1),
              ImageShape.NONE),
          new BundledFile(
              "usarrests",
              "US arrests",
              50,
              4,
              "Arrests for three crimes and the urban share of the population in the US states of"
                  + " 1973.",
              "World Almanac 1975 and Statistical Abstract 1975, by D. R. McNeil, Interactive Data"
                  + " Analysis (1977); values as in R 4.2.2, with its known slip for Maryland"
                  + " (UrbanPop 67, not 76.6)",
              R,
              "per 100 000 people; UrbanPop in percent",
              List.of(0, 3),
              ImageShape.NONE),
          new BundledFile(
              "wine",
              "Wine",
              178,
              13,
              "Chemical analyses of wines from three cultivars of one Italian region, on very"
                  + " different scales.",
              "M. Forina et al., PARVUS, Genoa (1991); UCI; values as in scikit-learn 1.2.1",
              SCIKIT_LEARN,
              "",
              List.of(6, 9),
              ImageShape.NONE),
          new BundledFile(
              "breast_cancer",
              "Breast cancer Wisconsin",
              569,
              30,
              "Shapes of cell nuclei in images of breast tissue: mean, standard error and worst of"
                  + " ten measures.",
              "W. H. Wolberg, W. N. Street, O. L. Mangasarian (1995); UCI; values as in"
                  + " scikit-learn 1.2.1",
              SCIKIT_LEARN,
              "",
              List.of(0, 1),
              ImageShape.NONE),
          new BundledFile(
              "digits",
              "Digits",
              1797,
              64,
              "Handwritten digits as pictures of 8 by 8 pixels with grey values from 0 to 16.",
              "E. Alpaydin, C. Kaynak (1998), the test set of UCI's optical recognition of"
                  + " handwritten digits; values as in scikit-learn 1.2.1",
              SCIKIT_LEARN,
              "grey value",
              List.of(42, 21),
              new ImageShape(8, 8)));

  BundledFile {
    preferredAxes = List.copyOf(preferredAxes);
  }

  DatasetInfo info() {
    return new DatasetInfo(
        id, title, rows, columns, description, provenance, licence, DatasetInfo.Kind.BUNDLED);
  }

  Dataset load() {
    Dataset table = CsvImport.read(SourceText.of(id, bytes()), FORM).dataset();
    return new Dataset(
        id,
        title,
        table.columns(),
        table.values(),
        table.rowNames(),
        table.labels(),
        imageShape,
        preferredAxes,
        unit,
        provenance,
        licence);
  }

  private byte[] bytes() {
    String file = id + ".csv";
    try (InputStream in = BundledFile.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new DataException(file + " is not in this installation; install it again.");
      }
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new DataException(file + " cannot be read; install the program again.", failed);
    }
  }
}
