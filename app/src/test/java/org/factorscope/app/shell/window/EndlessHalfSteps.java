package org.factorscope.app.shell.window;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.factorscope.algorithms.step.GivenUpException;
import org.factorscope.algorithms.step.SteppedAlgorithm;
import org.factorscope.app.lesson.Lesson;
import org.jspecify.annotations.Nullable;

/// Half-steps that end only when they are given up.
final class EndlessHalfSteps {
  private final AtomicBoolean endless = new AtomicBoolean(true);

  /// The same lesson with such half-steps.
  Lesson<?, ?, ?> in(Lesson<?, ?, ?> lesson) {
    SteppedAlgorithm<?, ?, ?> algorithm = endless(lesson.algorithm());
    return (Lesson<?, ?, ?>)
        proxy(
            Lesson.class,
            (method, arguments) ->
                method.getName().equals("algorithm") ? algorithm : call(lesson, method, arguments));
  }

  /// Half-steps that begin from now on end as usual.
  void end() {
    endless.set(false);
  }

  private SteppedAlgorithm<?, ?, ?> endless(SteppedAlgorithm<?, ?, ?> algorithm) {
    return (SteppedAlgorithm<?, ?, ?>)
        proxy(
            SteppedAlgorithm.class,
            (method, arguments) -> {
              if (method.getName().equals("apply") && endless.get()) {
                blockUntilGivenUp();
              }
              return call(algorithm, method, arguments);
            });
  }

  private static void blockUntilGivenUp() {
    while (true) {
      GivenUpException.throwIfInterrupted();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  @FunctionalInterface
  private interface Calls {
    @Nullable Object answer(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  @SuppressWarnings("ReferenceEquality") // a proxy equals itself alone, as a lesson does
  private static Object proxy(Class<?> type, Calls calls) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getName().equals("equals")
                ? proxy == arguments[0]
                : calls.answer(method, arguments));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}
