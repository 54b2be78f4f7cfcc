package org.factorscope.algorithms.step;

import java.util.List;

/// The plain order of half-steps: one after the other, then from the beginning.
public final class Cycle {
  private Cycle() {}

  /// The half-step after `place`; the first one at the start, or if other options do not know the
  /// half-step before it.
  public static <P, O, S> HalfStep<P, O, S> after(List<HalfStep<P, O, S>> halfSteps, Place place) {
    return halfSteps.get((indexOf(halfSteps, place.halfStep()) + 1) % halfSteps.size());
  }

  /// Where a half-step stands in its iteration, from 0; -1 if it is not among them.
  public static <P, O, S> int indexOf(List<HalfStep<P, O, S>> halfSteps, String name) {
    for (int i = 0; i < halfSteps.size(); i++) {
      if (halfSteps.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /// The state after one whole iteration of the plain cycle.
  ///
  /// @param iteration its number, from 1
  public static <P, O, S> S iteration(
      Algorithm<P, O, S> algorithm, Run<P, O> run, S state, int iteration) {
    List<HalfStep<P, O, S>> halfSteps = algorithm.halfSteps(run.options());
    S now = state;
    int step = (iteration - 1) * halfSteps.size();
    for (HalfStep<P, O, S> halfStep : halfSteps) {
      step++;
      now = halfStep.apply(run, now, new Place(step, iteration, halfStep.name()));
    }
    return now;
  }

  /// The place of `next`, made after `place`.
  static <P, O, S> Place following(
      List<HalfStep<P, O, S>> halfSteps, Place place, HalfStep<P, O, S> next) {
    boolean begins = startsIteration(halfSteps, place, next);
    return new Place(place.step() + 1, place.iteration() + (begins ? 1 : 0), next.name());
  }

  /// Whether `next` is the first half-step of an iteration.
  static <P, O, S> boolean startsIteration(
      List<HalfStep<P, O, S>> halfSteps, Place place, HalfStep<P, O, S> next) {
    return place.isStart()
        || indexOf(halfSteps, next.name()) <= indexOf(halfSteps, place.halfStep());
  }
}
