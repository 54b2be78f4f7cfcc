/// What the drawing costs, measured. Run by the profile `bench`; nothing here is a test.
@NullMarked
package org.factorscope.viz.bench;

import org.jspecify.annotations.NullMarked;
