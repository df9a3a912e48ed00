-- The files of messages and drafts, each content once. Apart from their content, which is large, so that finding one is
-- cheap. What nothing refers to any more is removed later.
CREATE TABLE attachment (
	number INTEGER PRIMARY KEY,
	id     TEXT NOT NULL UNIQUE, -- the content's SHA-256
	size   INTEGER NOT NULL
) STRICT;
CREATE TABLE attachment_content (
	attachment INTEGER PRIMARY KEY REFERENCES attachment (number) ON DELETE CASCADE,
	content    BLOB NOT NULL
) STRICT;

-- A part that is a file has its name as its body.
ALTER TABLE message_part ADD COLUMN attachment INTEGER REFERENCES attachment (number);
ALTER TABLE message_part ADD COLUMN media_type ANY;
CREATE INDEX message_part_attachment ON message_part (attachment) WHERE attachment IS NOT NULL;
ALTER TABLE queued_part ADD COLUMN attachment INTEGER REFERENCES attachment (number);
ALTER TABLE queued_part ADD COLUMN media_type ANY;
CREATE INDEX queued_part_attachment ON queued_part (attachment) WHERE attachment IS NOT NULL;

CREATE TABLE draft_attachment (
	chat       INTEGER NOT NULL REFERENCES chat (number) ON DELETE CASCADE,
	ordinal    INTEGER NOT NULL,
	attachment INTEGER NOT NULL REFERENCES attachment (number),
	name       ANY NOT NULL,
	media_type ANY NOT NULL,
	PRIMARY KEY (chat, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_attachment_attachment ON draft_attachment (attachment);
