/**
 * Measures the window. Each benchmark has two halves: one fills a data folder and starts the program, the other
 * ({@link org.agentworld.benchmarks.internal.window.InWindow}) runs in that program and measures.
 */
package org.agentworld.benchmarks.internal.window;
