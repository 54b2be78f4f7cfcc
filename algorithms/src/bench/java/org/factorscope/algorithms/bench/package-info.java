/// Benchmarks of the algorithms beside plain translations to EJML and other libraries.
///
/// They are compiled and run by the Maven profile `bench` alone, which also brings their libraries;
/// nothing of them is in a distribution.
@NullMarked
package org.factorscope.algorithms.bench;

import org.jspecify.annotations.NullMarked;
