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
  SPARSE("Sparse coding"),
  OPTIMIZERS("Optimizers"),
  TOPICS("Topics"),
  EMBEDDINGS("Embeddings"),
  NETWORKS("Networks"),
  GENERATIVE("Generative models"),
  THEORY("Research demos");

  private final String title;

  Chapter(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
