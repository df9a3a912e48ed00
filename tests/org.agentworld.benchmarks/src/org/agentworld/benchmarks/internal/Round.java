package org.agentworld.benchmarks.internal;

import java.util.List;

/**
 * One measurement of several streams.
 *
 * @param makespan    from the start of all to the end of the last, in ns
 * @param firstTokens from the start of all to the first token of each, in ns
 */
record Round(long makespan, List<Long> firstTokens) {
}
