CREATE TABLE `laid` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`note` text NOT NULL,
	`group` text,
	`cluster` text,
	`marked` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);--> statement-breakpoint
CREATE UNIQUE INDEX `laid_id` ON `laid` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `moved` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`note` text NOT NULL,
	`times` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `moved_id` ON `moved` (`room`,`id`);--> statement-breakpoint
UPDATE `step` SET `own` = json_set(`own`, '$.sorters', 'facilitator', '$.sortingLocked', json('false'), '$.brought', json('false')) WHERE `kind` = 'themes';
