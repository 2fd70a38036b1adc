ALTER TABLE `appropriations` ADD `basis` text;
ALTER TABLE `appropriations` ADD `noteJa` text;
ALTER TABLE `appropriations` ADD `noteEn` text;
CREATE INDEX `appropriations_basis` ON `appropriations` (`basis`,`id`,`since`,`until`);
