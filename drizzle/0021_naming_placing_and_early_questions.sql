CREATE TABLE `backing` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`proposal` text NOT NULL,
	`seat` text NOT NULL,
	`backs` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `backing_id` ON `backing` (`room`,`id`);--> statement-breakpoint
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
CREATE UNIQUE INDEX `intent_id` ON `intent` (`room`,`id`);--> statement-breakpoint
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
CREATE TABLE `proposal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`group` text,
	`author` text,
	`added` integer NOT NULL,
	`text` text NOT NULL,
	`withdrawn` integer NOT NULL,
	`hidden` integer NOT NULL,
	`title` text,
	`into` text,
	`apart` integer NOT NULL,
	`theme` text,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_id` ON `proposal` (`room`,`id`);--> statement-breakpoint
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
ALTER TABLE `attendance` ADD `early` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `theme` ADD `quotes` text DEFAULT '[]' NOT NULL;