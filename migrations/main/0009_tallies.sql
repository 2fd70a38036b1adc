CREATE TABLE `tallies` (
	`release` integer NOT NULL,
	`kind` text NOT NULL,
	`collection` text NOT NULL,
	`found` text NOT NULL,
	PRIMARY KEY(`release`, `kind`, `collection`),
	FOREIGN KEY (`release`) REFERENCES `releases`(`sequence`) ON UPDATE no action ON DELETE no action
);
