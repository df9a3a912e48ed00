-- The agent of a plug-in from which an agent was made, and whether that plug-in's code answers.
ALTER TABLE agent ADD COLUMN contribution ANY NOT NULL DEFAULT '';
ALTER TABLE agent ADD COLUMN answered_by_class INTEGER NOT NULL DEFAULT 0;

-- The plug-ins of which nothing is used, by their symbolic names, whether or not they are installed.
CREATE TABLE plug_in_off (
	name ANY PRIMARY KEY NOT NULL
) STRICT;
