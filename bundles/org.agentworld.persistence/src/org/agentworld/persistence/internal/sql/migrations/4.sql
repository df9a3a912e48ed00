-- Where models are reached. No key is ever here. Worlds and agents name a connection by its id, which is not a foreign key:
-- they may name one that was given on the command line.
CREATE TABLE connection (
	id                  TEXT PRIMARY KEY NOT NULL,
	name                ANY NOT NULL,
	name_key            ANY NOT NULL UNIQUE,
	revision            INTEGER NOT NULL,
	provider            ANY NOT NULL,
	base_url            ANY NOT NULL,
	key_source          TEXT NOT NULL,
	key_variable        ANY NOT NULL,
	default_model       ANY NOT NULL,
	connect_seconds     INTEGER NOT NULL,
	first_token_seconds INTEGER NOT NULL,
	silence_seconds     INTEGER NOT NULL,
	retries             INTEGER NOT NULL,
	parallel_calls      INTEGER NOT NULL
) STRICT;
INSERT INTO connection VALUES ('offline', 'Offline', 'offline', 1, 'offline', '', 'NONE', '', '', 10, 300, 60, 2, 0);

-- How agents ask their models.
ALTER TABLE agent ADD COLUMN top_p REAL;
ALTER TABLE agent ADD COLUMN reasoning_effort TEXT NOT NULL DEFAULT 'DEFAULT';
ALTER TABLE agent ADD COLUMN stop ANY NOT NULL DEFAULT '';
ALTER TABLE agent ADD COLUMN extra_parameters ANY NOT NULL DEFAULT '';
ALTER TABLE agent ADD COLUMN streamed INTEGER NOT NULL DEFAULT 1;

-- What turns cost, in tokens; null where the provider did not say.
ALTER TABLE turn ADD COLUMN cached_tokens INTEGER;
ALTER TABLE turn ADD COLUMN reasoning_tokens INTEGER;
