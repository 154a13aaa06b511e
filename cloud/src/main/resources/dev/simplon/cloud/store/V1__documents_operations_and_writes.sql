-- Every resource, its body as canonical JSON. Keys are ids in lower case.
CREATE TABLE documents (
    key       TEXT PRIMARY KEY,
    id        TEXT NOT NULL,
    type      TEXT NOT NULL,
    group_key TEXT NOT NULL,
    etag      TEXT NOT NULL,
    ready     INTEGER NOT NULL,
    body      BLOB NOT NULL
);
CREATE INDEX documents_by_group ON documents (group_key, type);

-- The keys of connections, apart from the documents that anybody may read.
CREATE TABLE shared_keys (
    key    TEXT PRIMARY KEY,
    secret TEXT NOT NULL
);

-- The truth about every accepted write: status InProgress, Succeeded or Failed.
CREATE TABLE operations (
    id           TEXT PRIMARY KEY,
    kind         TEXT NOT NULL,
    target       TEXT NOT NULL,
    document_key TEXT NOT NULL,
    location     TEXT NOT NULL,
    status       TEXT NOT NULL,
    error        BLOB,
    due          TEXT NOT NULL
);
CREATE INDEX operations_running ON operations (status, document_key);

-- The log of what was accepted, in order; and the memory by which a retried write is recognised.
CREATE TABLE accepted_writes (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    time         TEXT NOT NULL,
    method       TEXT NOT NULL,
    id           TEXT NOT NULL,
    request_id   TEXT NOT NULL,
    body_hash    TEXT NOT NULL,
    status       INTEGER NOT NULL,
    operation_id TEXT NOT NULL REFERENCES operations (id)
);
CREATE INDEX accepted_writes_by_request ON accepted_writes (request_id);

-- What the user wants of the simulated on-premises devices.
CREATE TABLE devices (
    name       TEXT PRIMARY KEY,
    running    INTEGER NOT NULL,
    shared_key TEXT
);

-- db-scheduler's own table, with the columns that its documentation asks for; instants are
-- milliseconds. Only a means to drive `operations`.
CREATE TABLE scheduled_tasks (
    task_name            TEXT NOT NULL,
    task_instance        TEXT NOT NULL,
    task_data            BLOB,
    execution_time       TIMESTAMP NOT NULL,
    picked               INTEGER NOT NULL,
    picked_by            TEXT,
    last_success         TIMESTAMP,
    last_failure         TIMESTAMP,
    consecutive_failures INTEGER,
    last_heartbeat       TIMESTAMP,
    version              INTEGER NOT NULL,
    priority             INTEGER,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
