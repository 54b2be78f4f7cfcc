package org.factorscope.app.lesson;

/// The chapters of the navigator, in their order.
public enum Chapter {
  CLUSTERING("Clustering"),
  SUBSPACES("Subspaces"),
  FLOW("Gradient flow");

  private final String title;

  Chapter(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
