/// The lecture hall: stops that are gone through, panels on a bare screen, a curtain and a pointer.
///
/// Must not be here: files, what runs are made of.
@NullMarked
package org.factorscope.app.shell.lecture;

import org.jspecify.annotations.NullMarked;
