package org.factorscope.datasets;

import java.util.List;

/// Names for made-up ratings, so that a row is somebody and a column something. No film of these
/// titles is meant.
final class FilmNames {
  private FilmNames() {}

  static final List<String> PEOPLE =
      List.of(
          "Ada", "Ben", "Cleo", "Dora", "Emil", "Finn", "Gwen", "Hugo", "Ines", "Jan", "Kaya",
          "Leo", "Mia", "Nils", "Olga", "Paul", "Quinn", "Rosa", "Sven", "Tara", "Uma", "Vito",
          "Wanda", "Xenia", "Yara", "Zeno", "Alma", "Bruno", "Clara", "Dario");

  static final List<String> FILMS =
      List.of(
          "Silent Harbour",
          "Two Left Shoes",
          "Dust Road",
          "Moon Base Nine",
          "The Paper Crown",
          "Grey Wolf Bay",
          "Tea for Sharks",
          "The Long Tide",
          "Robots at Noon",
          "Night Ferry",
          "A Cat Called Tuesday",
          "Seven Keys North",
          "The Glass Orchard",
          "Thunder Lane",
          "Last Lamplighter",
          "Comet Season",
          "Borrowed Boots",
          "The Quiet Heist",
          "Salt and Cinders",
          "Orbit of Two");
}
