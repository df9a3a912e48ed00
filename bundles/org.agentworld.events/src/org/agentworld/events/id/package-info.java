/**
 * The value types that name things. An id is never a bare string and never null, so that no
 * method can be given an agent where it wants a chat. Most are UUIDs because the tokens of an
 * Event Admin topic allow only letters, digits, '_' and '-' (OSGi Compendium 113.3); an
 * attachment is named by its content.
 */
package org.agentworld.events.id;
