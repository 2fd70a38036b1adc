ALTER TABLE `sources` ADD `retrieved` text;
ALTER TABLE `sources` ADD `packageSha256` text;
