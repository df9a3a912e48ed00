-- Who answers a message, in which order; 0: sees it only.
ALTER TABLE recipient ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;
UPDATE recipient SET answers = asked.ordinal FROM (
	SELECT message.chat, message.position, turn.agent, min(turn.ordinal) AS ordinal
	FROM turn JOIN message ON message.number = turn.trigger_message GROUP BY message.chat, message.position, turn.agent) AS asked
WHERE recipient.chat = asked.chat AND recipient.agent = asked.agent AND recipient.position = asked.position;

-- Why and when a message was taken out of the log. What was cut before was the text of turns that were tried again.
ALTER TABLE message ADD COLUMN cut_reason TEXT;
ALTER TABLE message ADD COLUMN cut_at INTEGER;
UPDATE message SET cut_reason = 'RETRY', cut_at = created_at WHERE cut_by IS NOT NULL;
-- What is cut stays in the index for texts, and the search leaves it out: cutting half of a long chat would take seconds
-- otherwise, which all chats would wait for.
DROP TRIGGER message_is_cut;
DROP TRIGGER message_is_deleted;
CREATE TRIGGER message_is_deleted AFTER DELETE ON message BEGIN
	DELETE FROM message_text WHERE rowid = old.number;
END;
CREATE INDEX message_cut ON message (cut_at) WHERE cut_at IS NOT NULL AND cut_reason <> 'REGENERATE';

-- Which turn of an exchange a turn is, and with which human message that began. Until now that was the trigger.
ALTER TABLE turn ADD COLUMN human_message TEXT; -- a message's id
ALTER TABLE turn ADD COLUMN exchange_turn INTEGER NOT NULL DEFAULT 1;
ALTER TABLE turn ADD COLUMN left_out INTEGER NOT NULL DEFAULT 0;
UPDATE turn SET human_message = (SELECT id FROM message WHERE number = trigger_message);

ALTER TABLE chat ADD COLUMN name_source TEXT NOT NULL DEFAULT 'PERSON';
ALTER TABLE chat ADD COLUMN branched_from TEXT; -- not a foreign key: that chat may be deleted
ALTER TABLE chat ADD COLUMN branched_from_name ANY NOT NULL DEFAULT '';

ALTER TABLE world ADD COLUMN title_connection ANY NOT NULL DEFAULT '';
ALTER TABLE world ADD COLUMN title_model ANY NOT NULL DEFAULT '';
ALTER TABLE world ADD COLUMN variables ANY NOT NULL DEFAULT '';

ALTER TABLE agent ADD COLUMN context_tokens INTEGER;
ALTER TABLE agent ADD COLUMN auto_reply INTEGER NOT NULL DEFAULT 1;
