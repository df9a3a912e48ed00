/** Which chat editors were used last: for quick open, tiling and going back to the last chat. */
package org.agentworld.ui.internal.recent;
