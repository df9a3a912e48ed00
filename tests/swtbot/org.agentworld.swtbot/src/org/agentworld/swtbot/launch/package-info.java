/**
 * Stories that go over several launches of the program on one data folder, in the order in which {@code ./test --swtbot} plays
 * them. One is the first start, a restart that ends by SIGKILL while chats are answered, and what is there after that; the
 * other installs a plug-in into the product, and after a restart uses and uninstalls it.
 */
package org.agentworld.swtbot.launch;
