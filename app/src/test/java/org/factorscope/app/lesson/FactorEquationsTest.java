package org.factorscope.app.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.factorscope.app.lesson.catalog.LessonCatalog;
import org.factorscope.app.session.LessonRun;
import org.factorscope.app.session.RunSetup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The equations below the formulas of mixtures and non-negative factors are true in the digits
/// that they show: both sides belong to the half-step that was just made.
final class FactorEquationsTest {
  private static final Axes FIRST_TWO = new Axes(0, 1);
  private static final Pattern QUOTIENT = Pattern.compile("= (\\S+)/(\\S+) = (\\S+)$");
  private static final Pattern RATIO = Pattern.compile("= (\\S+) · (\\S+)/(\\S+) = (\\S+)$");
  private static final Pattern EXACT =
      Pattern.compile("= max\\(0, (\\S+) \\+ \\((\\S+) − (\\S+)\\)/(\\S+)\\) = (\\S+)$");

  /// What three digits may be off by.
  private static final double DIGITS = 0.02;

  private static LessonRun run(String lesson, String parameter, String value) {
    Lesson<?, ?, ?> chosen = LessonCatalog.byId(lesson);
    ParameterValues values = ParameterValues.defaults(chosen.parameters()).with(parameter, value);
    return LessonRun.start(chosen, RunSetup.defaultsOf(chosen).withParameters(values));
  }

  @ParameterizedTest
  @ValueSource(strings = {"unit", "spherical", "diagonal", "full"})
  void theMeanAndTheWeightOfAComponentAreTheQuotientsThatAreShown(String covariance) {
    LessonRun run = run("gaussian-mixture", "covariance", covariance);
    for (int position = 1; position <= 12; position++) {
      run.extend();
      String shown = run.numbersAt(position, FIRST_TWO);
      assertFalse(shown.isEmpty());
      int equations = 0;
      for (String part : shown.split(", ", -1)) {
        Matcher found = QUOTIENT.matcher(part);
        if (found.find()) {
          double quotient = value(found.group(1)) / value(found.group(2));
          assertEquals(quotient, value(found.group(3)), DIGITS * Math.abs(quotient), shown);
          equations++;
        }
      }
      assertEquals(position % 2 == 0 ? 2 : 0, equations, shown);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"loss=frobenius", "loss=kullback-leibler"})
  void aMultiplicativeUpdateIsTheRatioThatIsShown(String choice) {
    String[] given = choice.split("=", -1);
    LessonRun run = run("nmf", given[0], given[1]);
    for (int position = 1; position <= 12; position++) {
      run.extend();
      String shown = run.numbersAt(position, FIRST_TWO);
      Matcher found = RATIO.matcher(shown);
      assertTrue(found.find(), shown);
      double updated = value(found.group(1)) * value(found.group(2)) / value(found.group(3));
      assertEquals(updated, value(found.group(4)), DIGITS * Math.abs(updated), shown);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "hals")
  void anExactUpdateIsTheStepThatIsShown(String method) {
    LessonRun run = run("nmf", "method", method);
    for (int position = 1; position <= 12; position++) {
      run.extend();
      String shown = run.numbersAt(position, FIRST_TWO);
      Matcher found = EXACT.matcher(shown);
      assertTrue(found.find(), shown);
      double before = value(found.group(1));
      double up = value(found.group(2));
      double down = value(found.group(3));
      double curvature = value(found.group(4));
      double size = before + (Math.abs(up) + Math.abs(down)) / curvature;
      double updated = Math.max(0, before + (up - down) / curvature);
      assertEquals(updated, value(found.group(5)), DIGITS * size, shown);
    }
  }

  /// Reads what [Numbers#brief] writes.
  private static double value(String brief) {
    String[] parts = brief.replace('−', '-').split("·10", 2);
    double digits = Double.parseDouble(parts[0]);
    if (parts.length == 1) {
      return digits;
    }
    StringBuilder exponent = new StringBuilder();
    for (char sign : parts[1].toCharArray()) {
      exponent.append(sign == '⁻' ? '-' : (char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign)));
    }
    return digits * StrictMath.pow(10, Integer.parseInt(exponent.toString()));
  }
}
