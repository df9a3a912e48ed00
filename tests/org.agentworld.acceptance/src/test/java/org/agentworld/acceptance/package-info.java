/** The program as its user meets it: started as a process, judged by its output, its exit code and its files. */
package org.agentworld.acceptance;
