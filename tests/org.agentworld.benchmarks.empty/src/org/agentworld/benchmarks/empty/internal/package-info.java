/** The least that has a workbench window, to compare with; and what tells when any workbench window can be used. */
package org.agentworld.benchmarks.empty.internal;
