package org.agentworld.exchange.internal.json;

import org.agentworld.exchange.internal.Bounds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;

/** How JSON is read and written here. */
final class JsonFiles {

	static final String FORMAT = "agent-world-workbench";
	static final int VERSION = 1;

	/** Reads what others wrote. Their names do not stay in memory for good. */
	static final JsonFactory BOUNDED = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Bounds.DEEPEST_NESTING)
					.maxStringLength(Bounds.LONGEST_TEXT).maxNameLength(1_000).maxNumberLength(100).build())
			.build();

	/** Writes; the caller closes its stream itself. */
	static final JsonFactory WRITING = JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
			.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build()
			.enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

	private JsonFiles() {
	}
}
