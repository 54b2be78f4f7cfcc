package org.factorscope.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javafx.application.Platform;

@AnalyzeClasses(packages = "org.factorscope", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule THE_GROUND_FLOORS_DO_NOT_KNOW_THE_HOUSE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.factorscope.algorithms..", "org.factorscope.viz..", "org.factorscope.datasets..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.factorscope.app..")
          .because("data flow one way, from the ground floors up");

  @ArchTest
  static final ArchRule PACKAGES_OF_THE_APP_FORM_NO_CIRCLE =
      slices()
          .matching("org.factorscope.app.(*)..")
          .should()
          .beFreeOfCycles()
          .because("shell and cli stand on player and session, these on lesson");

  @ArchTest
  static final ArchRule PARTS_OF_THE_WINDOW_FORM_NO_CIRCLE =
      slices()
          .matching("org.factorscope.app.shell.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a part is read on its own; only window knows them all");

  /// The window, JavaFX and JFreeChart are not on the lessons' class path; what is left to forbid
  /// comes with the JDK or lies in viz.
  @ArchTest
  static final ArchRule LESSONS_DRAW_NOTHING =
      noClasses()
          .that()
          .resideInAPackage("org.factorscope.app.lesson..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.awt..",
              "org.factorscope.viz.fx..",
              "org.factorscope.viz.paint..",
              "org.factorscope.viz.export..")
          .because("a lesson says what to show, in data units");

  @ArchTest
  static final ArchRule THE_COMMAND_LINE_NEEDS_NO_TOOLKIT =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.factorscope.app.session..",
              "org.factorscope.app.page..",
              "org.factorscope.app.formula..",
              "org.factorscope.app.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "org.factorscope.viz.fx..", "org.factorscope.app.shell..")
          .because("runs, traces and figures are made on machines without a display");

  @ArchTest
  static final ArchRule THE_VIEW_MODEL_HAS_NO_NODES =
      noClasses()
          .that()
          .resideInAPackage("org.factorscope.app.player..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.stage..")
          .because("what the window can do is tested without one");

  @ArchTest
  static final ArchRule ONLY_TASK_TURNS_TO_THE_JAVAFX_THREAD =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.factorscope.app.task..")
          .should()
          .callMethod(Platform.class, "runLater", Runnable.class)
          .because("threads meet in one place");

  @ArchTest
  static final ArchRule ONLY_PAINT_KNOWS_JFREECHART =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.factorscope.viz.paint..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jfree..")
          .because("the library that draws can be replaced in one place");
}
