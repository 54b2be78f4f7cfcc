package org.factorscope.app.lesson.spectrum;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.spectrum.Lsi;
import org.factorscope.algorithms.spectrum.LsiOptions;
import org.factorscope.algorithms.spectrum.LsiOptions.Weighting;
import org.factorscope.algorithms.spectrum.LsiState;
import org.factorscope.algorithms.spectrum.SvdOptions;
import org.factorscope.algorithms.spectrum.TermDocuments;
import org.factorscope.algorithms.step.Phase;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.app.lesson.Source;
import org.factorscope.app.lesson.Variable;
import org.factorscope.datasets.Dataset;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Words and documents in one space, and a search in it.
public final class LsiLesson implements Lesson<TermDocuments, LsiOptions, LsiState> {
  private static final Lsi ALGORITHM = new Lsi();

  @Override
  public String id() {
    return "lsi";
  }

  @Override
  public String title() {
    return "Latent semantic indexing";
  }

  @Override
  public Chapter chapter() {
    return Chapter.SPECTRA;
  }

  @Override
  public List<Source> sources() {
    return List.of(
        new Source(
            "Deerwester, Dumais, Furnas, Landauer and Harshman, Indexing by Latent Semantic"
                + " Analysis, JASIS 41 (1990)",
            "the nine titles, Table 2; fold-in",
            "A query is compared with VₖSₖ, so that all dimensions together rank as plain cosines"
                + " do."),
        new Source(
            "Landauer, Foltz and Laham, An introduction to latent semantic analysis (1998)",
            "the same titles, rebuilt from two dimensions",
            ""),
        new Source(
            "Dumais, Improving the retrieval of information from external sources (1991)",
            "log-entropy weights",
            ""));
  }

  @Override
  public SteppedAlgorithm<TermDocuments, LsiOptions, LsiState> algorithm() {
    return ALGORITHM;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter.Whole(
            "rank",
            "Dimensions k",
            "How many dimensions the space gets, at most as many as the counts have.",
            Effect.AT_ONCE,
            2,
            1,
            100),
        new Parameter.Choice(
            "weighting",
            "Weighting",
            "What a count weighs: itself, more where its word is rare, or more where its word is"
                + " concentrated.",
            Effect.FROM_START,
            List.of("raw", "tf-idf", "log-entropy")),
        new Parameter.Text(
            "query",
            "Query",
            "Words to search for; their place is found by folding them in.",
            Effect.VIEW,
            "human computer interaction",
            200));
  }

  @Override
  public List<Variable> variables() {
    return List.of(
        new Variable("U", "terms × k", "the left singular vectors so far, a row a term"),
        new Variable("S", "k × 1", "the singular values so far"),
        new Variable("V", "documents × k", "the right singular vectors so far, a row a document"));
  }

  @Override
  public DataUse dataUse() {
    return DataUse.COMPLETE;
  }

  @Override
  public String defaultData() {
    return "deerwester";
  }

  @Override
  public int iterationBudget() {
    return 500;
  }

  @Override
  public TermDocuments problem(Dataset data, ParameterValues values) {
    return Orientation.of(data).documents(data);
  }

  @Override
  public LsiOptions options(ParameterValues values) {
    return new LsiOptions(
        new SvdOptions(values.whole("rank")), values.choice("weighting", Weighting.class));
  }

  @Override
  public List<Panel> panels(LessonView<LsiState> view) {
    return LsiPanels.of(view);
  }

  @Override
  public String numbers(Phase phase, LessonView<LsiState> view) {
    return SvdPanels.numbers(view.state().space(), "X");
  }

  /// Moves the cut to the nearest whole number of dimensions.
  @Override
  public LsiState dragged(LessonView<LsiState> view, Handle handle, double x, double y) {
    return Lsi.cut(view.state(), (int) Math.round(x));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        new Preset(
            "Nine titles",
            "The query's words come in c1, c2 and c4 only. Which titles without any of them are"
                + " found all the same?",
            "deerwester",
            Map.of("rank", "2", "query", "human computer interaction")),
        new Preset(
            "Synonyms",
            "Car and automobile never meet in a text: their cosine is 0. In two dimensions it is"
                + " nearly 1.",
            "synonyms",
            Map.of("rank", "2", "query", "automobile")),
        new Preset(
            "Too many dimensions",
            "The same search with every dimension: nothing is left out, so nothing is learned, and"
                + " the synonyms are strangers again.",
            "synonyms",
            Map.of("rank", "10", "query", "automobile")),
        new Preset(
            "A word with two meanings",
            "A jaguar is a car and a cat. One word has one place: it lies between the two groups,"
                + " and finds a little of both.",
            "synonyms",
            Map.of("rank", "2", "query", "jaguar")),
        new Preset(
            "The Bible's books",
            "66 books, 600 words. Which books does the query find, and which words come with it?",
            "kjv_term_document",
            Map.of("rank", "12", "weighting", "log-entropy", "query", "faith hope grace")));
  }

  @Override
  public List<Neighbour<LsiState>> neighbours() {
    return List.of(
        Neighbour.withParameters(
            "svd",
            "the same layers",
            values -> Map.of("rank", String.valueOf(values.whole("rank")))));
  }
}
