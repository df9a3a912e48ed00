/** What the tests of several bundles share. */
package org.agentworld.testing;
