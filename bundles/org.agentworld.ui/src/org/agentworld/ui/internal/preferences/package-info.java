/** What the person has set for the window: the keys, typed, and the pages on which it is set. */
package org.agentworld.ui.internal.preferences;
