CREATE TABLE `batch` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`part` text NOT NULL,
	`notes` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_id` ON `batch` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `check` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`note` text NOT NULL,
	`seat` text NOT NULL,
	`proposed` text,
	`examples` text NOT NULL,
	`given` integer NOT NULL,
	`choice` text,
	`reason` text,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `check_id` ON `check` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `intent` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`note` text NOT NULL,
	`seat` text NOT NULL,
	`choice` text,
	`wish` text,
	`also` text,
	`second` text,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `intent_id` ON `intent` (`room`,`id`);