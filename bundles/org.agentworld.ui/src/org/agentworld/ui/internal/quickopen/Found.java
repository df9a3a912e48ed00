package org.agentworld.ui.internal.quickopen;

import org.agentworld.ui.internal.quickopen.FuzzyPattern.Match;

/** A row of the results. */
record Found(Target target, Match match) {
}
