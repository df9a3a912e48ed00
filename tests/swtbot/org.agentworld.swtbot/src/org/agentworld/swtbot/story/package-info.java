/** What people do with the program, from beginning to end, through its window alone. */
package org.agentworld.swtbot.story;
