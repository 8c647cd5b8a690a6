CREATE TABLE `expected` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`organisations` text NOT NULL,
	`roles` text NOT NULL,
	`groups` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expected_id` ON `expected` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `__new_placement` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`theme` text,
	`action` text,
	`seat` text NOT NULL,
	`effort` integer,
	`impact` integer,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_placement`("seq", "room", "id", "step", "theme", "action", "seat", "effort", "impact") SELECT "seq", "room", "id", "step", "theme", NULL, "seat", "effort", "impact" FROM `placement`;--> statement-breakpoint
DROP TABLE `placement`;--> statement-breakpoint
ALTER TABLE `__new_placement` RENAME TO `placement`;--> statement-breakpoint
CREATE UNIQUE INDEX `placement_id` ON `placement` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `action` ADD `note` text;--> statement-breakpoint
UPDATE `step` SET `own` = json_set(`own`, '$.rates', 'themes') WHERE `kind` = 'matrix';
