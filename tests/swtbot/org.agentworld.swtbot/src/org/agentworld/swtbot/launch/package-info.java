/**
 * A story that goes over three launches of the program on one data folder, which {@code ./test --swtbot} plays in their
 * order: the first start, a restart that ends by SIGKILL while chats are answered, and what is there after that.
 */
package org.agentworld.swtbot.launch;
