CREATE TABLE `plans` (
	`id` text NOT NULL,
	`nameJa` text NOT NULL,
	`nameEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`ordinal` integer NOT NULL,
	`fiscalYearStart` integer,
	`fiscalYearEnd` integer,
	`decidedOn` text,
	`decidedBy` text,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `plans_since` ON `plans` (`since`);
CREATE INDEX `plans_until` ON `plans` (`until`);
CREATE TABLE `strategies` (
	`id` text NOT NULL,
	`nameJa` text NOT NULL,
	`nameEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`year` integer NOT NULL,
	`plan` text NOT NULL,
	`planYear` integer,
	`status` text NOT NULL,
	`descriptionJa` text,
	`descriptionEn` text,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `strategies_since` ON `strategies` (`since`);
CREATE INDEX `strategies_until` ON `strategies` (`until`);
CREATE TABLE `themes` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`type` text NOT NULL,
	`broader` text,
	`plan` text,
	`position` integer NOT NULL,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `themes_since` ON `themes` (`since`);
CREATE INDEX `themes_until` ON `themes` (`until`);
CREATE TABLE `priorities` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`strategy` text,
	`plan` text,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`theme` text,
	`match` text NOT NULL,
	`basis` text NOT NULL,
	`noteJa` text,
	`noteEn` text,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `priorities_since` ON `priorities` (`since`);
CREATE INDEX `priorities_until` ON `priorities` (`until`);
CREATE TABLE `initiatives` (
	`id` text NOT NULL,
	`nameJa` text NOT NULL,
	`nameEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`aliases` text NOT NULL,
	`type` text NOT NULL,
	`theme` text,
	`partOf` text,
	`organizations` text NOT NULL,
	`descriptionJa` text,
	`descriptionEn` text,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `initiatives_since` ON `initiatives` (`since`);
CREATE INDEX `initiatives_until` ON `initiatives` (`until`);
CREATE TABLE `budgets` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`initiative` text NOT NULL,
	`amount` integer NOT NULL,
	`amountPrinted` text NOT NULL,
	`measure` text NOT NULL,
	`precision` text NOT NULL,
	`rounds` text NOT NULL,
	`range` text,
	`fiscalYear` text NOT NULL,
	`phase` text,
	`ambiguous` integer NOT NULL,
	`noteJa` text,
	`noteEn` text,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `budgets_since` ON `budgets` (`since`);
CREATE INDEX `budgets_until` ON `budgets` (`until`);
CREATE TABLE `milestones` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`initiative` text NOT NULL,
	`date` text NOT NULL,
	`type` text NOT NULL,
	`organizations` text NOT NULL,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `milestones_since` ON `milestones` (`since`);
CREATE INDEX `milestones_until` ON `milestones` (`until`);
CREATE TABLE `quantities` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`initiative` text NOT NULL,
	`value` integer NOT NULL,
	`unitJa` text NOT NULL,
	`unitEn` text NOT NULL,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `quantities_since` ON `quantities` (`since`);
CREATE INDEX `quantities_until` ON `quantities` (`until`);
CREATE TABLE `directions` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`strategy` text NOT NULL,
	`frame` text NOT NULL,
	`theme` text NOT NULL,
	`position` integer NOT NULL,
	`openEnded` integer NOT NULL,
	`initiatives` text NOT NULL,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `directions_since` ON `directions` (`since`);
CREATE INDEX `directions_until` ON `directions` (`until`);
CREATE TABLE `appropriations` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`ministry` text NOT NULL,
	`project` text,
	`fiscalYear` integer NOT NULL,
	`phase` text NOT NULL,
	`supplementaryNumber` integer,
	`amount` integer NOT NULL,
	`semantics` text NOT NULL,
	`initiative` text,
	`partOf` text,
	`citation` text NOT NULL,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `appropriations_since` ON `appropriations` (`since`);
CREATE INDEX `appropriations_until` ON `appropriations` (`until`);
CREATE TABLE `reconciliations` (
	`id` text NOT NULL,
	`labelJa` text NOT NULL,
	`labelEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`budget` text NOT NULL,
	`lines` text NOT NULL,
	`status` text NOT NULL,
	`formula` text,
	`difference` integer,
	`noteJa` text,
	`noteEn` text,
	`basis` text NOT NULL,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `reconciliations_since` ON `reconciliations` (`since`);
CREATE INDEX `reconciliations_until` ON `reconciliations` (`until`);
CREATE TABLE `organizations` (
	`id` text NOT NULL,
	`nameJa` text NOT NULL,
	`nameEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`type` text NOT NULL,
	`partOf` text,
	`corporateNumber` text,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `organizations_since` ON `organizations` (`since`);
CREATE INDEX `organizations_until` ON `organizations` (`until`);
CREATE TABLE `sources` (
	`id` text NOT NULL,
	`titleJa` text NOT NULL,
	`titleEn` text NOT NULL,
	`enBasis` text NOT NULL,
	`publisher` text NOT NULL,
	`issued` text NOT NULL,
	`language` text NOT NULL,
	`sha256` text NOT NULL,
	`lineCount` integer NOT NULL,
	`licence` text NOT NULL,
	`evidence` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `sources_since` ON `sources` (`since`);
CREATE INDEX `sources_until` ON `sources` (`until`);
CREATE TABLE `releases` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`issued` text NOT NULL,
	`summaryJa` text NOT NULL,
	`summaryEn` text NOT NULL,
	`manifest` text NOT NULL
);
CREATE UNIQUE INDEX `releases_id_unique` ON `releases` (`id`);
CREATE TABLE `pointers` (
	`name` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	FOREIGN KEY (`sequence`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action
);
