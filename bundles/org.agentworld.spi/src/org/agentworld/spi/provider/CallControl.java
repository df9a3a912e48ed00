package org.agentworld.spi.provider;

/** What the caller of a provider does while a call runs. */
public interface CallControl {

	/**
	 * Says what ends this call at once, for example closes its connection. Run at most once, on another thread, when the
	 * call is cancelled; run at once if it is cancelled already. A later call replaces what an earlier one said.
	 */
	void onCancel(Runnable close);
}
