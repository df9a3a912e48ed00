@echo off
rem Starts the program that lies beside this file, with its own Java if it brings one, else that of JAVA_HOME or of the PATH.
rem Made by the build from releng/start.
setlocal
set "folder=%~dp0"
set "folder=%folder:~0,-1%"
set "place=%LOCALAPPDATA%\@name@"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%folder%\..\runtime\bin\java.exe" set "java=%folder%\..\runtime\bin\java"
rem After an update there may be two of these: either will do.
for %%j in ("%folder%\plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"

rem A folder that this person may not write, or that belongs to a package manager: what the person installs, and what the
rem platform remembers, has a place of its own.
set "configuration="
if exist "%folder%\@packaged@" goto own
2>nul (>"%folder%\.writable" break) || goto own
del "%folder%\.writable"
goto chosen
:own
set configuration=-configuration "%place%\installed\configuration"
:chosen

set arguments=%*
if "%~1"=="--help" goto usage
if "%~1"=="-h" goto usage
if not "%~1"=="--headless" goto window
set arguments=%arguments:*--headless=%
rem An update may write this file anew while the program runs, and this is read line by line: nothing follows on other lines.
"%java%" @vm.arguments@ -jar "%launcher%" @arguments@ -data @none -application @application.headless@ %configuration% %arguments% & exit /b

:window
"%java%" @vm.arguments@ -jar "%launcher%" @arguments@ -data @noDefault -application @application.window@ %configuration% %arguments% & if errorlevel @code.restart@ (if not errorlevel @code.after.restart@ (goto window) else (exit /b)) else (exit /b)

:usage
echo Usage: %~n0 [--data DIR]                       opens the window
echo        %~n0 --headless COMMAND [ARGUMENT...]   works without one
echo '--headless --help' lists the commands. Default of --data: %place%
exit /b 0
