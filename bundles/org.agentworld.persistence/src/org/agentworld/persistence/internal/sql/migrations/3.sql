-- Pinned and archived chats, and up to where the person has seen the log: all that there is now counts as seen.
ALTER TABLE chat ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chat ADD COLUMN seen_position INTEGER NOT NULL DEFAULT 0;
UPDATE chat SET seen_position = last_position;
DROP INDEX chat_of_world;
CREATE INDEX chat_of_world ON chat (world, pinned, last_message_at, number);
CREATE INDEX chat_unseen ON chat (number) WHERE last_position > seen_position;
CREATE INDEX turn_failed ON turn (chat) WHERE dismissed = 0 AND state IN ('FAILED', 'INTERRUPTED');
