ALTER TABLE `strategies` ADD `decidedOn` text;
ALTER TABLE `strategies` ADD `decidedBy` text;
