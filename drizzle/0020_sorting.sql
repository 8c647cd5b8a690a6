CREATE TABLE `claim` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`device` text NOT NULL,
	`name` text,
	`notes` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_id` ON `claim` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `theme` ADD `keywords` text DEFAULT '[]' NOT NULL;