package org.factorscope.app.lesson.spectrum;

import java.util.List;
import java.util.Map;
import org.factorscope.algorithms.spectrum.Lsi;
import org.factorscope.algorithms.spectrum.LsiOptions;
import org.factorscope.algorithms.spectrum.LsiOptions.Weighting;
import org.factorscope.algorithms.spectrum.LsiState;
import org.factorscope.algorithms.spectrum.SvdOptions;
import org.factorscope.algorithms.spectrum.TermDocuments;
import org.factorscope.algorithms.stepped.Adapted;
import org.factorscope.app.lesson.Chapter;
import org.factorscope.app.lesson.DataNeed;
import org.factorscope.app.lesson.Former;
import org.factorscope.app.lesson.Lesson;
import org.factorscope.app.lesson.LessonView;
import org.factorscope.app.lesson.Neighbour;
import org.factorscope.app.lesson.Outline;
import org.factorscope.app.lesson.Parameter;
import org.factorscope.app.lesson.Parameter.Effect;
import org.factorscope.app.lesson.ParameterValues;
import org.factorscope.app.lesson.Preset;
import org.factorscope.datasets.Dataset;
import org.factorscope.datasets.Scale;
import org.factorscope.viz.panel.Handle;
import org.factorscope.viz.panel.Panel;

/// Words and documents in one space, and a search in it.
public final class LsiLesson extends Lesson<TermDocuments, LsiOptions, LsiState> {

  public LsiLesson() {
    super(
        Outline.of("lsi", Chapter.SPECTRA, Adapted.of(ALGORITHM, "U", "S", "V"))
            .parameters(parameterList())
            .data(DataNeed.COMPLETE, "deerwester")
            .scale(Scale.NONE)
            .iterations(500));
  }

  private static final Lsi ALGORITHM = new Lsi();

  private static List<Parameter<?>> parameterList() {
    return List.of(
        Former.whole(
            "rank",
            "Dimensions k",
            "How many dimensions the space gets, at most as many as the counts have.",
            Effect.AT_ONCE,
            2,
            1,
            100),
        Former.choice(
            "weighting",
            "Weighting",
            "What a count weighs: itself, more where its word is rare, or more where its word is"
                + " concentrated.",
            Effect.FROM_START,
            List.of("raw", "tf-idf", "log-entropy")),
        Former.text(
            "query",
            "Query",
            "Words to search for; their place is found by folding them in.",
            Effect.VIEW,
            "human computer interaction",
            200));
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
  public List<Panel> panels(LessonView<TermDocuments, LsiOptions, LsiState> view) {
    return LsiPanels.of(view);
  }

  @Override
  public String numbers(String halfStep, LessonView<TermDocuments, LsiOptions, LsiState> view) {
    return SvdPanels.numbers(view.state().space(), "X");
  }

  /// Moves the cut to the nearest whole number of dimensions.
  @Override
  public LsiState draggedState(
      LessonView<TermDocuments, LsiOptions, LsiState> view, Handle handle, double x, double y) {
    return Lsi.cut(view.state(), (int) Math.round(x));
  }

  @Override
  public List<Preset> presets() {
    return List.of(
        Former.preset(
            "Nine titles",
            "The query's words come in c1, c2 and c4 only. Which titles without any of them are"
                + " found all the same?",
            "deerwester",
            Map.of("rank", "2", "query", "human computer interaction")),
        Former.preset(
            "Synonyms",
            "Car and automobile never meet in a text: their cosine is 0. In two dimensions it is"
                + " nearly 1.",
            "synonyms",
            Map.of("rank", "2", "query", "automobile")),
        Former.preset(
            "Too many dimensions",
            "The same search with every dimension: nothing is left out, so nothing is learned, and"
                + " the synonyms are strangers again.",
            "synonyms",
            Map.of("rank", "10", "query", "automobile")),
        Former.preset(
            "A word with two meanings",
            "A jaguar is a car and a cat. One word has one place: it lies between the two groups,"
                + " and finds a little of both.",
            "synonyms",
            Map.of("rank", "2", "query", "jaguar")),
        Former.preset(
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
