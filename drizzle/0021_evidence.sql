CREATE TABLE `summary` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`about` text NOT NULL,
	`text` text NOT NULL,
	`shown` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `summary_id` ON `summary` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `theme` ADD `quotes` text DEFAULT '[]' NOT NULL;