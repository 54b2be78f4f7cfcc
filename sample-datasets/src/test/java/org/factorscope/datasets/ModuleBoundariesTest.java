package org.factorscope.datasets;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleBoundariesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.factorscope.datasets");

  @Test
  void dataKnowsNothingOfWindowsAndCharts() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx..", "org.jfree..")
        .because("the same data serves the command line, where there is no window")
        .check(CLASSES);
  }

  @Test
  void dataKnowsNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.factorscope.algorithms..", "org.factorscope.viz..", "org.factorscope.app..")
        .because("the three ground floors do not know each other, and the app stands above them")
        .check(CLASSES);
  }
}
