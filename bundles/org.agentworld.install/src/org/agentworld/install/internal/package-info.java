/** What concerns the installation itself: plug-ins that outlive an upgrade of the program below them. */
package org.agentworld.install.internal;
