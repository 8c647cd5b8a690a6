CREATE TABLE `mainQuestion` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`asked_in` text NOT NULL,
	`text` text NOT NULL,
	`notes` text NOT NULL,
	`removed` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mainQuestion_id` ON `mainQuestion` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `reading` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`until` integer NOT NULL,
	`covered` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reading_id` ON `reading` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `attendance` ADD `early` integer DEFAULT false NOT NULL;