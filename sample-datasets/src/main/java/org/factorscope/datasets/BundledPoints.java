package org.factorscope.datasets;

import java.util.List;

/// The bundled sets of points: a row is a thing that was measured, a column a measurement.
final class BundledPoints {
  private static final String SCIKIT_LEARN = "BSD-3-Clause";
  private static final String R = "GPL-2 or GPL-3, as part of R";

  private BundledPoints() {}

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
              new ImageShape(8, 8)),
          new BundledFile(
              "diabetes",
              "Diabetes",
              442,
              11,
              "Age, sex, body mass index, blood pressure and six blood values of 442 patients, and"
                  + " how far their diabetes had progressed a year later.",
              "B. Efron, T. Hastie, I. Johnstone, R. Tibshirani, Least angle regression, Annals of"
                  + " Statistics 32 (2004), in raw units; values as in scikit-learn 1.2.1",
              SCIKIT_LEARN,
              "",
              List.of(2, 8),
              ImageShape.NONE));
}
