/** Small pictures of images that may be anything, made off the UI thread. */
package org.agentworld.ui.internal.picture;
