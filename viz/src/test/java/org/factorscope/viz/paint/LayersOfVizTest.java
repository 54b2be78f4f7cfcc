package org.factorscope.viz.paint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.factorscope", importOptions = DoNotIncludeTests.class)
class LayersOfVizTest {
  @ArchTest
  static final ArchRule only_paint_knows_jfreechart =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.factorscope.viz.paint..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jfree..")
          .because("a panel is data, and what draws it can be exchanged");

  @ArchTest
  static final ArchRule viz_knows_no_lesson =
      noClasses()
          .that()
          .resideInAPackage("org.factorscope.viz..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.factorscope.algorithms..", "org.factorscope.datasets..", "org.factorscope.app..")
          .because("what is drawn does not depend on what it is about");

  @ArchTest
  static final ArchRule painting_needs_no_window =
      noClasses()
          .that()
          .resideInAnyPackage("org.factorscope.viz.paint..", "org.factorscope.viz.theme..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx..", "org.factorscope.viz.fx..", "org.factorscope.viz.export..")
          .because("the command line, exports and tests paint without a window");
}
