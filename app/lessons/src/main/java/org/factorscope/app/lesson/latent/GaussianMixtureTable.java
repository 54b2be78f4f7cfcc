package org.factorscope.app.lesson.latent;

import java.util.ArrayList;
import java.util.List;
import org.factorscope.algorithms.latent.CovarianceShape;
import org.factorscope.algorithms.latent.GaussianMixtureOptions.Covariance;
import org.factorscope.algorithms.latent.GaussianMixtureState;
import org.factorscope.algorithms.latent.MixtureModel;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.viz.panel.Panel;
import org.factorscope.viz.panel.Role;
import org.factorscope.viz.panel.TablePanel;
import org.factorscope.viz.panel.Tone;

/// The components in numbers, and what the half-step did.
final class GaussianMixtureTable {
  private GaussianMixtureTable() {}

  static Panel of(LessonView<?, ?, GaussianMixtureState> view) {
    List<List<String>> rows = new ArrayList<>();
    List<Tone> tones = new ArrayList<>();
    for (int k = 0; k < view.state().model().clusters(); k++) {
      rows.add(row(view, k));
      tones.add(Tone.ofClass(k));
    }
    return new TablePanel(
        "half-step",
        "This half-step",
        title(view.snapshot().record()),
        List.of("", "π", "N", "mean", "std. dev."),
        rows,
        Role.FACTOR,
        tones,
        note(view));
  }

  private static String title(StepRecord record) {
    return switch (record.halfStep()) {
      case "expect" -> "points shared";
      case "maximize" -> "components fitted";
      default -> "the start";
    };
  }

  private static List<String> row(LessonView<?, ?, GaussianMixtureState> view, int k) {
    GaussianMixtureState state = view.state();
    MixtureModel model = state.model();
    int x = view.axes().x();
    int y = model.dimension() < 2 ? x : view.axes().y();
    double weight = 0;
    for (int i = 0; state.memberships() != null && i < state.memberships().numRows; i++) {
      weight += state.memberships().get(i, k);
    }
    return List.of(
        "μ" + Numbers.subscript(k + 1),
        Numbers.brief(model.pi().data[k]),
        state.memberships() == null ? "–" : Numbers.brief(weight),
        Numbers.pair(model.mu().get(k, x), model.mu().get(k, y)),
        Numbers.pair(deviation(state, k, x), deviation(state, k, y)));
  }

  private static double deviation(GaussianMixtureState state, int k, int column) {
    Covariance kind = state.options().covariance();
    return Math.sqrt(CovarianceShape.entry(kind, state.model().sigma(), k, column, column));
  }

  private static String note(LessonView<?, ?, GaussianMixtureState> view) {
    GaussianMixtureState state = view.state();
    String next = "The next half-step is " + view.nextVerb() + ".";
    if (state.memberships() == null) {
      return "No point is shared yet. " + next;
    }
    String gap = Numbers.brief(Math.max(0, state.gap()));
    return switch (view.snapshot().record().halfStep()) {
      case "expect" ->
          "The bound touches the log-likelihood, "
              + Numbers.brief(state.logLikelihood())
              + ". "
              + next;
      case "maximize" ->
          "The log-likelihood is "
              + Numbers.brief(state.logLikelihood())
              + "; the bound lies "
              + gap
              + " below. "
              + next;
      default -> "The bound lies " + gap + " below the log-likelihood. " + next;
    };
  }
}
