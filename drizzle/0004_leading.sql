CREATE TABLE `control` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`device` text,
	`name` text,
	`means` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `control_id` ON `control` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `message` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`group` text,
	`text` text NOT NULL,
	`sent_at` integer NOT NULL,
	`until` integer NOT NULL,
	`removed` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_id` ON `message` (`room`,`id`);