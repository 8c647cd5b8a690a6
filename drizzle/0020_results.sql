CREATE TABLE `standingItem` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`order` real NOT NULL,
	`workshops` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standingItem_id` ON `standingItem` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `series` ADD `result` text DEFAULT 'plan' NOT NULL;--> statement-breakpoint
ALTER TABLE `theme` ADD `nature` text;--> statement-breakpoint
UPDATE `series` SET `result` = CASE `template`
	WHEN 'samradsgrupp' THEN 'questions'
	WHEN 'tre-traffar' THEN 'agreements'
	WHEN 'erfarenhetskonferens' THEN 'summary'
	WHEN 'motesplats' THEN 'year'
	ELSE 'plan' END;
