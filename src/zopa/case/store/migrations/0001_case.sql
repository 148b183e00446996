-- The first layout of a case file.
--
-- `key` columns are this file's own row numbers and never leave it; `id` columns are content hashes.
-- Offsets count characters (code points) of report_text.text, as length() and substr() do.

CREATE TABLE report (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  path TEXT NOT NULL,     -- the smallest of all its paths, see report_path
  read_as TEXT NOT NULL,  -- the path of the reading that the row and the findings come from
  reader TEXT NOT NULL,
  raw TEXT NOT NULL,      -- raw.sha256
  format TEXT NOT NULL,
  part TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  author TEXT,
  published_start TEXT,
  published_end TEXT,
  published_known TEXT NOT NULL CHECK (published_known IN ('printed', 'inferred', 'unknown')),
  published_reason TEXT NOT NULL,
  language TEXT,
  encoding TEXT NOT NULL,
  noise TEXT NOT NULL,        -- JSON
  origins TEXT NOT NULL,      -- JSON
  fingerprint TEXT NOT NULL,  -- JSON
  -- Reports without a date come last.
  day TEXT NOT NULL AS (coalesce(published_start, published_end, '9999-99-99')) VIRTUAL
) STRICT;

CREATE INDEX report_by_day ON report (day, id);

-- Apart from `report`, so that listings never pass over the text.
CREATE TABLE report_text (
  report INTEGER PRIMARY KEY REFERENCES report (key),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE report_path (
  report INTEGER NOT NULL REFERENCES report (key),
  path TEXT NOT NULL,
  PRIMARY KEY (report, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE raw (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  packed INTEGER NOT NULL CHECK (packed IN (0, 1)),  -- 1: zlib
  bytes BLOB NOT NULL
) STRICT;

-- The findings of one report are written together, by kind, start and id: `key` is their order.
-- `body` is the finding as JSON, without the id of its report and without the words of the text:
-- those are cut out of the text by their offsets, so they cannot differ from it.
CREATE TABLE finding (
  key INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  report INTEGER NOT NULL REFERENCES report (key),
  body TEXT NOT NULL,
  id TEXT NOT NULL AS (json_extract(body, '$.id')) VIRTUAL,
  start INTEGER NOT NULL AS (json_extract(body, '$.evidence[0].start')) VIRTUAL,
  rule TEXT NOT NULL AS (json_extract(body, '$.rule')) VIRTUAL,
  confidence REAL NOT NULL AS (json_extract(body, '$.confidence')) VIRTUAL
) STRICT;

CREATE INDEX finding_by_report ON finding (report, kind);

-- To check promise 1 by SQL: no row of this may reach beyond its text.
CREATE VIEW evidence (finding, ord, report, start, "end") AS
  SELECT
    finding.key, span.key, finding.report,
    json_extract(span.value, '$.start'), json_extract(span.value, '$.end')
  FROM finding, json_each(finding.body, '$.evidence') AS span;

-- Sources (files, by hash and format) that have been read to their end.
CREATE TABLE source (
  source TEXT PRIMARY KEY,
  reader TEXT NOT NULL,
  path TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- No foreign key to `finding`: a decision outlives a re-read that no longer makes its finding.
CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  finding TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct', 'withdraw')),
  "by" TEXT NOT NULL,
  at TEXT NOT NULL,      -- ISO 8601 with offset
  fields TEXT NOT NULL,  -- JSON
  note TEXT NOT NULL
) STRICT;

CREATE TRIGGER decision_no_update BEFORE UPDATE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are never changed');
END;

CREATE TRIGGER decision_no_delete BEFORE DELETE ON decision BEGIN
  SELECT RAISE(ABORT, 'decisions are never deleted');
END;

-- INSERT OR REPLACE would delete without the trigger above.
CREATE TRIGGER decision_no_replace BEFORE INSERT ON decision
WHEN EXISTS (SELECT 1 FROM decision WHERE id = new.id) BEGIN
  SELECT RAISE(ABORT, 'decisions are never replaced');
END;

CREATE TABLE agenda (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  body TEXT NOT NULL  -- JSON
) STRICT;

-- Two indexes over title and text. Trigrams are made of folded text (zopa_fold, given by zopa: case,
-- diacritics, ß) and hold no positions: candidates are checked against the text itself, and the
-- index is a third of the size.
CREATE VIEW searchable (key, title, text) AS
  SELECT report.key, report.title, report_text.text
  FROM report_text JOIN report ON report.key = report_text.report;

CREATE VIEW searchable_folded (key, title, text) AS
  SELECT key, zopa_fold(title), zopa_fold(text) FROM searchable;

CREATE VIRTUAL TABLE words USING fts5 (
  title, text, content = 'searchable', content_rowid = 'key',
  tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE trigrams USING fts5 (
  title, text, content = 'searchable_folded', content_rowid = 'key',
  tokenize = 'trigram', detail = none, columnsize = 0
);

CREATE TRIGGER text_insert AFTER INSERT ON report_text BEGIN
  INSERT INTO words (rowid, title, text)
    SELECT key, title, text FROM searchable WHERE key = new.report;
  INSERT INTO trigrams (rowid, title, text)
    SELECT key, title, text FROM searchable_folded WHERE key = new.report;
END;

CREATE TRIGGER text_delete BEFORE DELETE ON report_text BEGIN
  INSERT INTO words (words, rowid, title, text)
    SELECT 'delete', key, title, text FROM searchable WHERE key = old.report;
  INSERT INTO trigrams (trigrams, rowid, title, text)
    SELECT 'delete', key, title, text FROM searchable_folded WHERE key = old.report;
END;

CREATE TRIGGER text_no_update BEFORE UPDATE ON report_text BEGIN
  SELECT RAISE(ABORT, 'delete the text, change the report, insert the new text');
END;

CREATE TRIGGER report_title BEFORE UPDATE OF key, title ON report
WHEN (old.key IS NOT new.key OR old.title IS NOT new.title)
  AND EXISTS (SELECT 1 FROM report_text WHERE report = old.key) BEGIN
  SELECT RAISE(ABORT, 'delete the text, change the report, insert the new text');
END;
