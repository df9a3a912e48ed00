/**
 * What a plug-in implements to give agents a tool: {@link org.agentworld.spi.tool.Tool}, contributed to the extension point
 * {@code org.agentworld.spi.tools}.
 * <p>
 * This version of the program lists and checks the tools of plug-ins and runs none yet: agents are not offered them. The
 * types are those with which they will run.
 */
package org.agentworld.spi.tool;
