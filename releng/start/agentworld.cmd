@echo off
rem Starts the program that lies beside this file. Made by the build from releng/start.
setlocal
set "folder=%~dp0"
set "folder=%folder:~0,-1%"
set "place=%LOCALAPPDATA%\@name@"
set arguments=%*
if "%~1"=="--help" goto usage
if "%~1"=="-h" goto usage

rem Its own Java if it brings one, else that of JAVA_HOME or of the PATH.
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
if exist "%folder%\..\runtime\bin\java.exe" set "java=%folder%\..\runtime\bin\java"
"%java%" -version >nul 2>&1 && goto found
echo There is no Java here. Install a Java @java.version@ or newer, and set JAVA_HOME to its folder. >&2
exit /b 1
:found
if not exist "%place%" mkdir "%place%"
rem After an update there may be two of these: either will do.
for %%j in ("%folder%\plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
set "window=@vm.arguments.window@"
if "%~1"=="--headless" set "window="
set start="%java%" @vm.arguments@ %window% -jar "%launcher%" @arguments@

rem Over a folder that this person may not write, what the person installs has a place of its own. What was installed for
rem another version of the program is left aside by the platform: after an upgrade it is installed again.
2>nul (>"%folder%\.writable" break) && del "%folder%\.writable" && goto start
set "personal=%place%\installed"
set "program=%folder%\configuration\org.eclipse.equinox.simpleconfigurator\bundles.info"
set start=%start% -configuration "%personal%\configuration"
fc /b "%program%" "%personal%\program.info" >nul 2>&1 && goto start
if not exist "%personal%" mkdir "%personal%"
if not exist "%personal%\p2" goto restored
%start% -application @application.restore@ -data @none || goto start
:restored
copy /y "%program%" "%personal%\program.info" >nul

rem An update may write this file anew while the program runs, and it is read line by line: the rest of each way is one line.
:start
if not "%~1"=="--headless" goto window
set arguments=%arguments:*--headless=%
%start% -application @application.headless@ -data @none %arguments% & exit /b
:window
%start% -application @application.window@ -data @noDefault %arguments% & if errorlevel @code.restart@ (if errorlevel @code.after.restart@ (exit /b) else (goto window)) else (exit /b)

:usage
echo Usage: %~n0 [--data DIR]                       opens the window
echo        %~n0 --headless COMMAND [ARGUMENT...]   works without one
echo '--headless --help' lists the commands. Default of --data: %place%
exit /b 0
