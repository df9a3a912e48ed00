/**
 * How fast and how large the program is. Each class prints a table; what the numbers were, and how to read them, is in
 * docs/benchmarks.md. Started by JUnit inside of Equinox because that is how tests are started; nothing is asserted
 * about time.
 */
package org.agentworld.benchmarks;
