CREATE TABLE `move` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`seat` text NOT NULL,
	`round` text NOT NULL,
	`group` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `move_id` ON `move` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `attendance` ADD `heads` integer DEFAULT 1 NOT NULL;