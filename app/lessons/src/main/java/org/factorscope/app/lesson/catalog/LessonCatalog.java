package org.factorscope.app.lesson.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.clustering.KMeansLesson;
import org.factorscope.app.lesson.clustering.SoftVqLesson;
import org.factorscope.app.lesson.completion.AlsLesson;
import org.factorscope.app.lesson.completion.NuclearNormLesson;
import org.factorscope.app.lesson.completion.RecoveryLesson;
import org.factorscope.app.lesson.completion.SvpLesson;
import org.factorscope.app.lesson.embeddings.GloveLesson;
import org.factorscope.app.lesson.embeddings.PmiLesson;
import org.factorscope.app.lesson.embeddings.SkipGramLesson;
import org.factorscope.app.lesson.flow.GradientFlowLesson;
import org.factorscope.app.lesson.flow.RankOneLesson;
import org.factorscope.app.lesson.generative.DiffusionLesson;
import org.factorscope.app.lesson.generative.GanLesson;
import org.factorscope.app.lesson.latent.GaussianMixtureLesson;
import org.factorscope.app.lesson.networks.AttentionLesson;
import org.factorscope.app.lesson.networks.AutoregressiveLesson;
import org.factorscope.app.lesson.networks.BackpropLesson;
import org.factorscope.app.lesson.networks.ConvolutionLesson;
import org.factorscope.app.lesson.nonnegative.NmfLesson;
import org.factorscope.app.lesson.optimizers.OptimizersLesson;
import org.factorscope.app.lesson.sparse.FistaLesson;
import org.factorscope.app.lesson.sparse.IstaLesson;
import org.factorscope.app.lesson.sparse.RidgeLesson;
import org.factorscope.app.lesson.sparse.ShrinkageLesson;
import org.factorscope.app.lesson.sparse.SparsemaxLesson;
import org.factorscope.app.lesson.sparse.SubgradientLesson;
import org.factorscope.app.lesson.spectrum.LsiLesson;
import org.factorscope.app.lesson.spectrum.PowerMethodLesson;
import org.factorscope.app.lesson.spectrum.RandomizedSvdLesson;
import org.factorscope.app.lesson.spectrum.SvdLesson;
import org.factorscope.app.lesson.subspace.AutoencoderLesson;
import org.factorscope.app.lesson.subspace.PcaLesson;
import org.factorscope.app.lesson.subspace.ProjectionLesson;
import org.factorscope.app.lesson.theory.BooleanLesson;
import org.factorscope.app.lesson.theory.ReluDecodeLesson;
import org.jspecify.annotations.Nullable;

/// All lessons, in the navigator's order. A new lesson is one line here.
public final class LessonCatalog {
  private LessonCatalog() {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("k-means", KMeansLesson::new),
          new Entry("soft-vq", SoftVqLesson::new),
          new Entry("projection", ProjectionLesson::new),
          new Entry("pca", PcaLesson::new),
          new Entry("linear-autoencoder", AutoencoderLesson::new),
          new Entry("power-method", PowerMethodLesson::new),
          new Entry("svd", SvdLesson::new),
          new Entry("randomized-svd", RandomizedSvdLesson::new),
          new Entry("lsi", LsiLesson::new),
          new Entry("gradient-flow", GradientFlowLesson::new),
          new Entry("rank-one", RankOneLesson::new),
          new Entry("als", AlsLesson::new),
          new Entry("svp", SvpLesson::new),
          new Entry("nuclear-norm", NuclearNormLesson::new),
          new Entry("recovery", RecoveryLesson::new),
          new Entry("nmf", NmfLesson::new),
          new Entry("gaussian-mixture", GaussianMixtureLesson::new),
          new Entry("sparsemax", SparsemaxLesson::new),
          new Entry("ridge", RidgeLesson::new),
          new Entry("ista", IstaLesson::new),
          new Entry("fista", FistaLesson::new),
          new Entry("subgradient", SubgradientLesson::new),
          new Entry("shrinkage", ShrinkageLesson::new),
          new Entry("optimizers", OptimizersLesson::new),
          new Entry("pmi", PmiLesson::new),
          new Entry("skip-gram", SkipGramLesson::new),
          new Entry("glove", GloveLesson::new),
          new Entry("backprop", BackpropLesson::new),
          new Entry("convolution", ConvolutionLesson::new),
          new Entry("attention", AttentionLesson::new),
          new Entry("autoregressive", AutoregressiveLesson::new),
          new Entry("gan", GanLesson::new),
          new Entry("diffusion", DiffusionLesson::new),
          new Entry("relu-decode", ReluDecodeLesson::new),
          new Entry("boolean", BooleanLesson::new));

  /// All lessons, in the navigator's order.
  public static List<Lesson<?, ?, ?>> all() {
    List<Lesson<?, ?, ?>> lessons = new ArrayList<>();
    ENTRIES.forEach(entry -> lessons.add(entry.lesson()));
    return List.copyOf(lessons);
  }

  /// The lesson of that id; no other is made for it.
  ///
  /// @throws InvalidInputException naming the ids that there are
  public static Lesson<?, ?, ?> byId(String id) {
    return ENTRIES.stream()
        .filter(entry -> entry.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(unknown(id)))
        .lesson();
  }

  private static String unknown(String id) {
    String known = ENTRIES.stream().map(entry -> entry.id).collect(Collectors.joining(", "));
    return "There is no lesson '%s'; there are: %s.".formatted(id, known);
  }

  /// A lesson that is made when it is asked for the first time: a command about one lesson need not
  /// load the classes of fifty.
  private static final class Entry {
    private final String id;
    private final Supplier<Lesson<?, ?, ?>> maker;
    private @Nullable Lesson<?, ?, ?> lesson;

    private Entry(String id, Supplier<Lesson<?, ?, ?>> maker) {
      this.id = id;
      this.maker = maker;
    }

    private synchronized Lesson<?, ?, ?> lesson() {
      Lesson<?, ?, ?> known = lesson;
      if (known == null) {
        known = maker.get();
        lesson = known;
      }
      return known;
    }
  }
}
