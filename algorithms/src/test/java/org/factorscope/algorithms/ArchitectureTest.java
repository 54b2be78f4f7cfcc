package org.factorscope.algorithms;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "org.factorscope.algorithms",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> THREAD =
      JavaClass.Predicates.assignableTo(Thread.class);

  /// What [Math] may round in either direction.
  private static final DescribedPredicate<HasName> TRANSCENDENTAL =
      nameMatching("a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|pow|cbrt|hypot");

  @ArchTest
  static final ArchRule THE_CORE_IS_PURE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx..",
              "java.awt..",
              "javax..",
              "java.io..",
              "java.nio..",
              "java.time..",
              "java.net..",
              "java.util.logging..",
              "java.util.concurrent..",
              "org.jfree..",
              "org.slf4j..")
          .because("the same state must give the same bits without a window, a file or a clock");

  @ArchTest
  static final ArchRule THE_CLOCK_IS_NOT_ASKED =
      noClasses()
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("a step may depend on its state and its seed only");

  @ArchTest
  static final ArchRule RANDOMNESS_COMES_FROM_SEED_AND_STEP =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .callMethod(Math.class, "random")
          .because("any step must be computable again alone");

  @ArchTest
  static final ArchRule TRANSCENDENTAL_FUNCTIONS_ARE_STRICT =
      noClasses()
          .should()
          .callMethodWhere(target(owner(equivalentTo(Math.class))).and(target(TRANSCENDENTAL)))
          .because("Math's may differ in the last bit between machines, StrictMath's may not");

  @ArchTest
  static final ArchRule ONE_PLACE_SPLITS_WORK_OVER_THE_CORES =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.factorscope.algorithms.linalg.Blocks")
          .and()
          // Asks whether anybody still waits; what comes of a half-step does not depend on it.
          .doNotHaveFullyQualifiedName("org.factorscope.algorithms.step.GivenUpException")
          .should()
          .callMethodWhere(
              target(name("parallel")).or(target(name("parallelStream"))).or(target(owner(THREAD))))
          .because("fixed blocks, combined in order, give the same bits on any number of cores");

  @ArchTest
  static final ArchRule FAMILIES_FORM_NO_CIRCLE =
      slices()
          .matching("org.factorscope.algorithms.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a family is read on its own");

  @ArchTest
  static final ArchRule THE_CONTRACT_KNOWS_NO_ALGORITHM =
      classes()
          .that()
          .resideInAPackage("..step..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("..step..", "java..", "org.ejml..", "org.jspecify..")
          .because("the contract is read first");
}
