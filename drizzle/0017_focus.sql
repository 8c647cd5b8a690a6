CREATE TABLE `focus` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`step` text,
	`on` text,
	`page` integer,
	`place` text NOT NULL,
	`at` integer NOT NULL,
	`count` integer NOT NULL,
	`turning` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `focus_id` ON `focus` (`room`,`id`);