CREATE TABLE `crosswalks` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`initiative` text,
	`organization` text,
	`scheme` text,
	`identifier` text,
	`match` text,
	`confidence` text,
	`basis` text,
	`noteJa` text,
	`noteEn` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `crosswalks_since` ON `crosswalks` (`since`);
CREATE INDEX `crosswalks_until` ON `crosswalks` (`until`);
CREATE TABLE `absences` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`collection` text,
	`field` text,
	`records` text,
	`reason` text,
	`expected` text,
	`noteJa` text,
	`noteEn` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `absences_since` ON `absences` (`since`);
CREATE INDEX `absences_until` ON `absences` (`until`);
ALTER TABLE `priorities` ADD `furtherMatches` text;
ALTER TABLE `appropriations` ADD `sameAmountAs` text;
ALTER TABLE `reconciliations` ADD `candidates` text;
