package org.agentworld.spi.provider;

/** The {@link ModelSettings} that a provider may or may not know, so that a form can say which have no effect. */
public enum ModelSetting {
	TEMPERATURE, TOP_P, MAX_TOKENS, REASONING_EFFORT, STOP, EXTRA_PARAMETERS,
	/** Answers in one piece, {@link ModelSettings#streamed()} being false. */
	NOT_STREAMED
}
