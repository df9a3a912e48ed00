/**
 * Where worlds and chats are kept. {@link org.agentworld.spi.store.Store} is small enough for a second implementation;
 * {@link org.agentworld.spi.store.ChatChange} lists all that can be done to a chat, and a list of them is applied as one
 * transaction.
 */
package org.agentworld.spi.store;
