-- One row per state of a record. The words are folded (NFKC, lower case) before they come here.
CREATE TABLE `texts` (
	`rowid` integer PRIMARY KEY NOT NULL,
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	`titleJa` text NOT NULL,
	`titleEn` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL
);
CREATE INDEX `texts_record` ON `texts` (`collection`, `id`, `since`);
-- Bigrams cut by the application. Contentless and without positions: candidates are verified on texts.text.
CREATE VIRTUAL TABLE `grams` USING fts5(
	pairs,
	content = '',
	detail = none,
	columnsize = 0,
	tokenize = 'unicode61 remove_diacritics 0'
);
