/** Talking to one SQLite file over JDBC: connections, values, migrations, errors. Knows nothing of worlds and chats. */
package org.agentworld.persistence.internal.sql;
