package org.factorscope.viz.paint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.factorscope", importOptions = DoNotIncludeTests.class)
class LayersOfVizTest {
  @ArchTest
  static final ArchRule only_plots_know_jfreechart =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.factorscope.viz.paint.plot..")
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

  @ArchTest
  static final ArchRule packages_depend_on_each_other_in_one_direction =
      slices()
          .matching("org.factorscope.viz.(**)")
          .should()
          .beFreeOfCycles()
          .because("a kind of panel can be read, and exchanged, without the others");

  @ArchTest
  static final ArchRule the_ground_knows_no_kind_of_panel =
      noClasses()
          .that()
          .resideInAPackage("org.factorscope.viz.paint.ground..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.factorscope.viz.paint..")
                  .and(resideOutsideOfPackage("org.factorscope.viz.paint.ground..")))
          .because("what all kinds share must not change with one of them");
}
