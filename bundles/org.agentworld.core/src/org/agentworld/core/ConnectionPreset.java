package org.agentworld.core;

import java.util.Objects;

import org.agentworld.model.ConnectionSettings;
import org.agentworld.model.ModelFactory;

/**
 * What is known of a service before a person connects to it; contributed beside providers.
 *
 * @param id           names it, and the first connection made from it
 * @param name         what people read
 * @param provider     the id of the provider that speaks with it
 * @param baseUrl      its usual address; empty for the provider's own
 * @param key          whether it wants a key
 * @param keyVariable  the variable of the environment in which such keys usually are; may be empty
 * @param keyPage      the page on which a person gets a key; may be empty
 * @param local        whether it runs on the person's own computer, so that one may look whether it is there
 * @param defaultModel a model that it is known to have; may be empty
 * @param needsAddress whether it has no usual address, so that the person has to give one
 */
public record ConnectionPreset(String id, String name, String provider, String baseUrl, KeyUse key, String keyVariable,
		String keyPage, boolean local, String defaultModel, boolean needsAddress) {

	/** Whether a service wants a key. */
	public enum KeyUse {
		REQUIRED, OPTIONAL, NONE
	}

	public ConnectionPreset {
		Objects.requireNonNull(id, "id");
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(provider, "provider");
		Objects.requireNonNull(baseUrl, "baseUrl");
		Objects.requireNonNull(key, "key");
		Objects.requireNonNull(keyVariable, "keyVariable");
		Objects.requireNonNull(keyPage, "keyPage");
		Objects.requireNonNull(defaultModel, "defaultModel");
	}

	/** A connection to it that is not saved, without a key. */
	public ConnectionSettings draft() {
		ConnectionSettings draft = ModelFactory.eINSTANCE.createConnectionSettings();
		draft.setId(id);
		draft.setName(name);
		draft.setProvider(provider);
		draft.setBaseUrl(baseUrl);
		draft.setKeyVariable(keyVariable);
		draft.setDefaultModel(defaultModel);
		return draft;
	}
}
