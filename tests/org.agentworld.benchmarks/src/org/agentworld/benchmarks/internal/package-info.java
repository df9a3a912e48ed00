/** Measures the built program on its own bundles; {@code tests/benchmarks} starts it, docs/benchmarks.md explains it. */
package org.agentworld.benchmarks.internal;
