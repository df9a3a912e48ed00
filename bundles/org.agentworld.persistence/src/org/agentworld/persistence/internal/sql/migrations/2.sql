-- What a person left in the editors of chats.
CREATE TABLE editor_state (
	chat         INTEGER PRIMARY KEY REFERENCES chat (number) ON DELETE CASCADE,
	draft        ANY NOT NULL,
	caret        INTEGER NOT NULL, -- in UTF-16 units
	place        ANY, -- the first entry in sight; null: the end
	place_offset INTEGER NOT NULL
) STRICT;

-- How long a model thought, in nanoseconds; 0 where that is not known.
ALTER TABLE message_part ADD COLUMN took INTEGER NOT NULL DEFAULT 0;
ALTER TABLE queued_part ADD COLUMN took INTEGER NOT NULL DEFAULT 0;
