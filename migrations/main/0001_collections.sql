CREATE TABLE `plans` (
	`id` text NOT NULL,
	`nameJa` text,
	`nameEn` text,
	`enBasis` text,
	`ordinal` integer,
	`fiscalYearStart` integer,
	`fiscalYearEnd` integer,
	`decidedOn` text,
	`decidedBy` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `plans_since` ON `plans` (`since`);
CREATE INDEX `plans_until` ON `plans` (`until`);
CREATE TABLE `strategies` (
	`id` text NOT NULL,
	`nameJa` text,
	`nameEn` text,
	`enBasis` text,
	`year` integer,
	`plan` text,
	`planYear` integer,
	`status` text,
	`descriptionJa` text,
	`descriptionEn` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `strategies_since` ON `strategies` (`since`);
CREATE INDEX `strategies_until` ON `strategies` (`until`);
CREATE TABLE `themes` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`type` text,
	`broader` text,
	`plan` text,
	`position` integer,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `themes_since` ON `themes` (`since`);
CREATE INDEX `themes_until` ON `themes` (`until`);
CREATE TABLE `priorities` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`strategy` text,
	`plan` text,
	`position` integer,
	`role` text,
	`theme` text,
	`match` text,
	`basis` text,
	`noteJa` text,
	`noteEn` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `priorities_since` ON `priorities` (`since`);
CREATE INDEX `priorities_until` ON `priorities` (`until`);
CREATE TABLE `initiatives` (
	`id` text NOT NULL,
	`nameJa` text,
	`nameEn` text,
	`enBasis` text,
	`aliases` text,
	`type` text,
	`theme` text,
	`partOf` text,
	`organizations` text,
	`descriptionJa` text,
	`descriptionEn` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `initiatives_since` ON `initiatives` (`since`);
CREATE INDEX `initiatives_until` ON `initiatives` (`until`);
CREATE TABLE `budgets` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`initiative` text,
	`amount` integer,
	`amountPrinted` text,
	`measure` text,
	`precision` text,
	`rounds` text,
	`range` text,
	`fiscalYear` text,
	`phase` text,
	`ambiguous` integer,
	`noteJa` text,
	`noteEn` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `budgets_since` ON `budgets` (`since`);
CREATE INDEX `budgets_until` ON `budgets` (`until`);
CREATE TABLE `milestones` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`initiative` text,
	`date` text,
	`type` text,
	`organizations` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `milestones_since` ON `milestones` (`since`);
CREATE INDEX `milestones_until` ON `milestones` (`until`);
CREATE TABLE `quantities` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`initiative` text,
	`value` integer,
	`unitJa` text,
	`unitEn` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `quantities_since` ON `quantities` (`since`);
CREATE INDEX `quantities_until` ON `quantities` (`until`);
CREATE TABLE `directions` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`strategy` text,
	`frame` text,
	`theme` text,
	`position` integer,
	`openEnded` integer,
	`initiatives` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `directions_since` ON `directions` (`since`);
CREATE INDEX `directions_until` ON `directions` (`until`);
CREATE TABLE `appropriations` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`ministry` text,
	`project` text,
	`fiscalYear` integer,
	`phase` text,
	`supplementaryNumber` integer,
	`amount` integer,
	`semantics` text,
	`initiative` text,
	`partOf` text,
	`citation` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `appropriations_since` ON `appropriations` (`since`);
CREATE INDEX `appropriations_until` ON `appropriations` (`until`);
CREATE TABLE `reconciliations` (
	`id` text NOT NULL,
	`labelJa` text,
	`labelEn` text,
	`enBasis` text,
	`budget` text,
	`lines` text,
	`status` text,
	`formula` text,
	`difference` integer,
	`noteJa` text,
	`noteEn` text,
	`basis` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `reconciliations_since` ON `reconciliations` (`since`);
CREATE INDEX `reconciliations_until` ON `reconciliations` (`until`);
CREATE TABLE `organizations` (
	`id` text NOT NULL,
	`nameJa` text,
	`nameEn` text,
	`enBasis` text,
	`type` text,
	`partOf` text,
	`corporateNumber` text,
	`evidence` text,
	`since` integer NOT NULL,
	`until` integer DEFAULT 2147483647 NOT NULL,
	PRIMARY KEY(`id`, `since`)
) WITHOUT ROWID;
CREATE INDEX `organizations_since` ON `organizations` (`since`);
CREATE INDEX `organizations_until` ON `organizations` (`until`);
CREATE TABLE `sources` (
	`id` text NOT NULL,
	`titleJa` text,
	`titleEn` text,
	`enBasis` text,
	`publisher` text,
	`issued` text,
	`language` text,
	`sha256` text,
	`lineCount` integer,
	`licence` text,
	`evidence` text,
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
