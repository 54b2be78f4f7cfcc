/// What things look like: palettes (safe for colour-blind readers), sizes, dark and light.
///
/// Must not be here: drawing, panels' layout, toolkits other than `java.awt.Color` and fonts.
@NullMarked
package org.factorscope.viz.theme;

import org.jspecify.annotations.NullMarked;
