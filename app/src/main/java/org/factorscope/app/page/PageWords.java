package org.factorscope.app.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.factorscope.algorithms.step.Claim;
import org.factorscope.algorithms.step.StepRecord;
import org.factorscope.algorithms.step.StopReason;
import org.factorscope.algorithms.step.Verdict;
import org.factorscope.app.formula.FormulaSvg;
import org.factorscope.app.lesson.Axes;
import org.factorscope.app.lesson.HalfStepForm;
import org.factorscope.app.lesson.LessonWords;
import org.factorscope.app.lesson.LessonWords.HalfStepWords;
import org.factorscope.app.lesson.Numbers;
import org.factorscope.app.session.ClaimReading;
import org.factorscope.app.session.LessonRun;

/// What a page says of a run, as maps and lists for its script.
final class PageWords {
  private static final double FORMULA_SIZE = 17;

  private final LessonRun run;
  private final Axes axes;
  private final LessonWords words;
  private final List<HalfStepForm> halfSteps;

  PageWords(LessonRun run, Axes axes) {
    this.run = run;
    this.axes = axes;
    this.words = run.lesson().words();
    this.halfSteps = run.halfSteps();
  }

  /// What holds for the whole run.
  Map<String, Object> heading() {
    Map<String, Object> heading = new LinkedHashMap<>();
    heading.put("title", run.lesson().title());
    heading.put("goal", words.goal());
    heading.put("facts", facts());
    heading.put("halfSteps", halfSteps.stream().map(this::halfStep).toList());
    heading.put("claims", claims().stream().map(this::claim).toList());
    return heading;
  }

  private List<List<String>> facts() {
    List<List<String>> facts = new ArrayList<>();
    facts.add(List.of("Data", run.setup().source().name()));
    facts.add(
        List.of(
            "Parameters",
            run.parameters().asMap().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "))));
    facts.add(List.of("Seed", Long.toString(run.setup().seed())));
    return facts;
  }

  private Map<String, Object> halfStep(HalfStepForm form) {
    HalfStepWords said = form.in(words);
    return Map.of(
        "verb",
        said.verb(),
        "latex",
        said.latex(),
        "svg",
        FormulaSvg.of(said.latex(), FORMULA_SIZE));
  }

  private List<? extends Claim<?, ?, ?>> claims() {
    return run.lesson().algorithm().claims();
  }

  private Map<String, Object> claim(Claim<?, ?, ?> claim) {
    return Map.of("unit", words.claim(claim.id()).margin());
  }

  /// What holds at a position.
  Map<String, Object> moment(int position) {
    StepRecord record = run.recordAt(position);
    Map<String, Object> moment = new LinkedHashMap<>();
    moment.put("position", position);
    moment.put("iteration", record.iteration());
    moment.put("halfStep", record.edit() == null ? index(record.halfStep()) : -1);
    moment.put("name", name(record));
    moment.put("numbers", run.numbersAt(position, axes));
    record.objective().ifPresent(value -> moment.put("objective", Numbers.brief(value)));
    moment.put("claims", verdicts(position));
    moment.put("status", status(position));
    return moment;
  }

  private int index(String halfStep) {
    return halfSteps.stream().map(HalfStepForm::name).toList().indexOf(halfStep);
  }

  private String name(StepRecord record) {
    String edit = record.edit();
    if (edit != null) {
      return "Edit: " + edit;
    }
    return record.place().isStart() ? "Start" : words.verb(record.halfStep());
  }

  private List<List<String>> verdicts(int position) {
    Map<String, Verdict> verdicts = run.verdictsAt(position);
    Map<String, Integer> failures = run.firstFailures(position);
    return claims().stream()
        .map(
            claim ->
                said(
                    claim.id(),
                    new ClaimReading(
                        claim.promise(),
                        verdicts.getOrDefault(claim.id(), Verdict.NOT_YET),
                        failures.getOrDefault(claim.id(), -1))))
        .toList();
  }

  private List<String> said(String claim, ClaimReading reading) {
    return List.of(
        reading.standing().name().toLowerCase(Locale.ROOT),
        reading.text(words.claim(claim).text()),
        reading.sentence(),
        reading.margin());
  }

  private String status(int position) {
    StopReason reason = position == run.end() ? run.stopReason() : null;
    return reason == null ? "" : reason.sentence();
  }
}
