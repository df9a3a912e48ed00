/** Agents that show how agents are written. */
package org.example.agents;
