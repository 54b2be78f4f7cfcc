package org.factorscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import javafx.application.Application;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void theEntryIsNoJavaFxApplication() {
    assertEquals(Object.class, Main.class.getSuperclass());
    assertFalse(Application.class.isAssignableFrom(Main.class));
  }

  @Test
  void onLinuxADisplayIsNamedByTheEnvironment() {
    String platform = System.clearProperty("glass.platform");
    try {
      assertFalse(Main.hasDisplay("Linux", Map.of()));
      assertFalse(Main.hasDisplay("Linux", Map.of("DISPLAY", "")));
      assertTrue(Main.hasDisplay("Linux", Map.of("DISPLAY", ":0")));
      assertTrue(Main.hasDisplay("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")));
      assertTrue(Main.hasDisplay("Windows 11", Map.of()));
    } finally {
      if (platform != null) {
        System.setProperty("glass.platform", platform);
      }
    }
  }
}
