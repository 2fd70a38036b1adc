-- The releases whose texts are all here, each written after the last of them.
CREATE TABLE `loaded` (
	`sequence` integer PRIMARY KEY NOT NULL
);
