package dev.simplon.cloud.operation;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;

/// What db-scheduler (16.9) must be told about SQLite: how a query is limited. Its own default
/// writes `OFFSET ... FETCH FIRST`, which SQLite does not know.
final class SqliteDialect extends DefaultJdbcCustomization {
    SqliteDialect() {
        super(true);
    }

    @Override
    public String getName() {
        return "SQLite";
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " LIMIT " + limit;
    }
}
