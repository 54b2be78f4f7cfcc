/// The program's entry: with arguments the command line, without them the window.
@NullMarked
package org.factorscope.app;

import org.jspecify.annotations.NullMarked;
