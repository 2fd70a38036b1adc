-- How many queries are kept, so that a bound on them is one row to read.
CREATE TABLE kept (queries INTEGER NOT NULL);
INSERT INTO kept SELECT count(*) FROM queries;
-- On one line: wrangler sends a migration whole, and the server of D1 has cut a trigger of several lines at its inner semicolon.
CREATE TRIGGER kept_one AFTER INSERT ON queries BEGIN UPDATE kept SET queries = queries + 1; END;
