/// Tests of the data sets.
@NullMarked
package org.factorscope.datasets;

import org.jspecify.annotations.NullMarked;
