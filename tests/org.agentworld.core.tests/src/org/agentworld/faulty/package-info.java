/** Code of plug-ins that does what it must not; see FaultyPlugInTest. */
package org.agentworld.faulty;
