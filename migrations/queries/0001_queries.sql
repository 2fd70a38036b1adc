-- The query store (RDA Data Citation, R3 and R9): one row for each query ever kept, never changed and never removed.
CREATE TABLE queries (
	pid TEXT PRIMARY KEY NOT NULL,
	release TEXT NOT NULL,
	collection TEXT NOT NULL,
	normalized TEXT NOT NULL,
	original TEXT NOT NULL,
	resultRows INTEGER NOT NULL,
	resultSha256 TEXT NOT NULL,
	mintedAt TEXT NOT NULL
) WITHOUT ROWID;
