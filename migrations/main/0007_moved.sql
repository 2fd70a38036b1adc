ALTER TABLE `pointers` ADD `moved` integer;
