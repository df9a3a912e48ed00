/** What a person sees of the program, named as they see it. Used by the stories, on a thread that is not the window's. */
package org.agentworld.swtbot.page;
