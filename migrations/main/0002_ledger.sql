CREATE TABLE `changes` (
	`release` integer NOT NULL,
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`sequence` integer NOT NULL,
	`change` text NOT NULL,
	PRIMARY KEY(`release`, `collection`, `id`),
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
CREATE UNIQUE INDEX `changes_sequence_unique` ON `changes` (`sequence`);
CREATE TABLE `tombstones` (
	`collection` text NOT NULL,
	`id` text NOT NULL,
	`release` integer NOT NULL,
	`reasonJa` text NOT NULL,
	`reasonEn` text NOT NULL,
	`successor` text,
	`merged` integer NOT NULL,
	PRIMARY KEY(`collection`, `id`),
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action
);
CREATE TABLE `withdrawals` (
	`release` integer PRIMARY KEY NOT NULL,
	`on` text NOT NULL,
	`reasonJa` text NOT NULL,
	`reasonEn` text NOT NULL,
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action
);
