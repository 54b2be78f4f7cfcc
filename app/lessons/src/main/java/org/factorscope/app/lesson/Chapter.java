package org.factorscope.app.lesson;

/// The chapters of the navigator, in their order.
public enum Chapter {
  CLUSTERING("Clustering"),
  SUBSPACES("Subspaces"),
  SPECTRA("Spectra"),
  FLOW("Gradient geometry"),
  COMPLETION("Matrix completion"),
  NON_NEGATIVE("Non-negative factors"),
  LATENT("Latent variables"),
  GENERATIVE("Generative models");

  private final String title;

  Chapter(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
