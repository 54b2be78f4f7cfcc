package org.factorscope.app.lesson.catalog;

import java.util.List;
import java.util.stream.Collectors;
import org.factorscope.algorithms.step.InvalidInputException;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.clustering.KMeansLesson;
import org.factorscope.app.lesson.clustering.SoftVqLesson;
import org.factorscope.app.lesson.completion.AlsLesson;
import org.factorscope.app.lesson.completion.NuclearNormLesson;
import org.factorscope.app.lesson.completion.RecoveryLesson;
import org.factorscope.app.lesson.completion.SvpLesson;
import org.factorscope.app.lesson.flow.GradientFlowLesson;
import org.factorscope.app.lesson.flow.RankOneLesson;
import org.factorscope.app.lesson.generative.DiffusionLesson;
import org.factorscope.app.lesson.latent.GaussianMixtureLesson;
import org.factorscope.app.lesson.networks.BackpropLesson;
import org.factorscope.app.lesson.nonnegative.NmfLesson;
import org.factorscope.app.lesson.optimizers.OptimizersLesson;
import org.factorscope.app.lesson.spectrum.LsiLesson;
import org.factorscope.app.lesson.spectrum.PowerMethodLesson;
import org.factorscope.app.lesson.spectrum.SvdLesson;
import org.factorscope.app.lesson.subspace.AutoencoderLesson;
import org.factorscope.app.lesson.subspace.PcaLesson;
import org.factorscope.app.lesson.subspace.ProjectionLesson;

/// All lessons, in the navigator's order. A new lesson is one line here.
public final class LessonCatalog {
  private LessonCatalog() {}

  private static final List<Lesson<?, ?, ?>> LESSONS =
      List.of(
          new KMeansLesson(),
          new SoftVqLesson(), //
          new ProjectionLesson(), //
          new PcaLesson(), //
          new AutoencoderLesson(), //
          new PowerMethodLesson(), //
          new SvdLesson(), //
          new LsiLesson(), //
          new GradientFlowLesson(), //
          new RankOneLesson(), //
          new AlsLesson(), //
          new SvpLesson(), //
          new NuclearNormLesson(), //
          new RecoveryLesson(), //
          new NmfLesson(), //
          new GaussianMixtureLesson(), //
          new OptimizersLesson(), //
          new BackpropLesson(), //
          new DiffusionLesson());

  /// All lessons, in the navigator's order.
  public static List<Lesson<?, ?, ?>> all() {
    return LESSONS;
  }

  /// The lesson of that id.
  ///
  /// @throws InvalidInputException naming the ids that there are
  public static Lesson<?, ?, ?> byId(String id) {
    return LESSONS.stream()
        .filter(lesson -> lesson.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new InvalidInputException(unknown(id)));
  }

  private static String unknown(String id) {
    String known = LESSONS.stream().map(Lesson::id).collect(Collectors.joining(", "));
    return "There is no lesson '%s'; there are: %s.".formatted(id, known);
  }
}
