@echo off
rem Starts Factorscope on a Java 25 or newer: the one in JAVA_HOME, or the one on the PATH.
setlocal
set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
"%java%" --sun-misc-unsafe-memory-access=allow -version >nul 2>&1
if errorlevel 1 (
  echo factorscope: Java 25 or newer is needed; install it, or set JAVA_HOME to its folder. 1>&2
  exit /b 2
)
"%java%" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Djava.awt.headless=true %JAVA_OPTS% -cp "%~dp0..\lib\*" org.factorscope.app.Main %*
exit /b %errorlevel%
