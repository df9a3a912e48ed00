-- Times are nanoseconds since 1970. Free text is ANY: text, or a BLOB of UTF-16 units where text cannot hold it.
-- Ids are the UUIDs that the program knows. Rows of chats and messages have numbers beside them: what belongs to a chat
-- refers to its number, which keeps its rows and indexes small.

CREATE TABLE world (
	id           TEXT PRIMARY KEY NOT NULL,
	name         ANY NOT NULL,
	name_key     ANY NOT NULL UNIQUE, -- in lower case: SQLite itself knows the case of ASCII only
	revision     INTEGER NOT NULL,
	description  ANY,
	turn_limit   INTEGER NOT NULL,
	answer_order TEXT NOT NULL,
	connection   ANY,
	model        ANY,
	main_agent   TEXT -- not a foreign key: the agents are written after their world
) STRICT;

-- A deleted agent stays as long as its world, since logs, turns and memories name it. They have no foreign key to it:
-- a world's agents go only after its chats are gone, and checking that would need an index for each.
CREATE TABLE agent (
	id            TEXT PRIMARY KEY NOT NULL,
	world         TEXT NOT NULL REFERENCES world (id) ON DELETE CASCADE,
	ordinal       INTEGER NOT NULL,
	name          ANY NOT NULL,
	name_key      ANY NOT NULL,
	revision      INTEGER NOT NULL,
	connection    ANY,
	model         ANY,
	system_prompt ANY,
	temperature   REAL,
	max_tokens    INTEGER,
	enabled       INTEGER NOT NULL,
	deleted_at    INTEGER
) STRICT;
CREATE INDEX agent_of_world ON agent (world, ordinal);
CREATE UNIQUE INDEX agent_name ON agent (world, name_key) WHERE deleted_at IS NULL;

-- last_position and last_ordinal only grow, so that no number is given twice, whatever is cut or purged.
-- A chat that was deleted has no id and no world any more, so nothing finds it; its rows are removed bit by bit.
CREATE TABLE chat (
	number          INTEGER PRIMARY KEY,
	id              TEXT UNIQUE,
	world           TEXT REFERENCES world (id) ON DELETE CASCADE,
	name            ANY NOT NULL,
	revision        INTEGER NOT NULL,
	created_at      INTEGER NOT NULL,
	last_message_at INTEGER NOT NULL,
	last_position   INTEGER NOT NULL DEFAULT 0,
	last_ordinal    INTEGER NOT NULL DEFAULT 0,
	last_cut        INTEGER NOT NULL DEFAULT 0,
	queue_paused    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX chat_of_world ON chat (world, last_message_at, number);
CREATE INDEX chat_name ON chat (world, name);

CREATE TABLE message (
	number      INTEGER PRIMARY KEY,
	id          TEXT NOT NULL UNIQUE,
	chat        INTEGER NOT NULL REFERENCES chat (number) ON DELETE CASCADE,
	position    INTEGER NOT NULL,
	role        TEXT NOT NULL,
	agent       TEXT,
	author_name ANY NOT NULL,
	turn        TEXT, -- not a foreign key: turns already refer to messages, and nothing looks a message up by it
	created_at  INTEGER NOT NULL,
	cut_by      INTEGER, -- which cut of the chat took it out of the log
	UNIQUE (chat, position)
) STRICT;
CREATE INDEX message_in_log ON message (chat, position) WHERE cut_by IS NULL;

CREATE TABLE message_part (
	message INTEGER NOT NULL REFERENCES message (number) ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,
	kind    TEXT NOT NULL,
	body    ANY NOT NULL,
	PRIMARY KEY (message, ordinal)
) STRICT;

-- Who sees a message; in the order in which an agent's memory of a chat is read.
CREATE TABLE recipient (
	chat     INTEGER NOT NULL REFERENCES chat (number) ON DELETE CASCADE,
	agent    TEXT NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (chat, agent, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE memory_floor (
	chat     INTEGER NOT NULL REFERENCES chat (number) ON DELETE CASCADE,
	agent    TEXT NOT NULL,
	position INTEGER NOT NULL, -- the last one that is forgotten
	PRIMARY KEY (chat, agent)
) STRICT, WITHOUT ROWID;

CREATE TABLE turn (
	id                TEXT PRIMARY KEY NOT NULL,
	chat              INTEGER NOT NULL REFERENCES chat (number) ON DELETE CASCADE,
	agent             TEXT NOT NULL,
	agent_name        ANY NOT NULL,
	trigger_message   INTEGER NOT NULL REFERENCES message (number) ON DELETE CASCADE,
	ordinal           INTEGER NOT NULL,
	state             TEXT NOT NULL,
	error_kind        TEXT,
	error_message     ANY,
	error_retry_after TEXT, -- an ISO duration
	input_tokens      INTEGER,
	output_tokens     INTEGER,
	answer            TEXT, -- a message's id
	requested_at      INTEGER NOT NULL,
	ended_at          INTEGER, -- null exactly in the states that are not final
	dismissed         INTEGER NOT NULL DEFAULT 0,
	UNIQUE (chat, ordinal)
) STRICT;
CREATE INDEX turn_of_trigger ON turn (trigger_message);
CREATE INDEX turn_unfinished ON turn (chat, ordinal) WHERE ended_at IS NULL;

-- What running turns wrote so far: rows are only added, and go when their turn ends.
CREATE TABLE turn_text (
	turn    TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
	kind    TEXT NOT NULL,
	offset  INTEGER NOT NULL, -- in UTF-16 units, as is the length
	length  INTEGER NOT NULL,
	text    ANY NOT NULL,
	PRIMARY KEY (turn, kind, offset)
) STRICT;

CREATE TABLE queued_message (
	number    INTEGER PRIMARY KEY,
	id        TEXT NOT NULL,
	chat      INTEGER NOT NULL REFERENCES chat (number) ON DELETE CASCADE,
	ordinal   INTEGER NOT NULL,
	queued_at INTEGER NOT NULL,
	UNIQUE (chat, ordinal)
) STRICT;

CREATE TABLE queued_part (
	message INTEGER NOT NULL REFERENCES queued_message (number) ON DELETE CASCADE,
	ordinal INTEGER NOT NULL,
	kind    TEXT NOT NULL,
	body    ANY NOT NULL,
	PRIMARY KEY (message, ordinal)
) STRICT;

-- Finds text in messages by three letters at a time. Holds no text of its own; its rowid is the message's number.
CREATE VIRTUAL TABLE message_text USING fts5 (text, content = '', contentless_delete = 1, tokenize = 'trigram');
CREATE TRIGGER message_is_cut AFTER UPDATE OF cut_by ON message WHEN new.cut_by IS NOT NULL AND old.cut_by IS NULL BEGIN
	DELETE FROM message_text WHERE rowid = old.number;
END;
CREATE TRIGGER message_is_deleted AFTER DELETE ON message WHEN old.cut_by IS NULL BEGIN
	DELETE FROM message_text WHERE rowid = old.number;
END;
