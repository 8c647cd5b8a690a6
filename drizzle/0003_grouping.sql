CREATE TABLE `interest` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`seat` text NOT NULL,
	`topics` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interest_id` ON `interest` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `wish` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`kind` text NOT NULL,
	`seats` text NOT NULL,
	`letter` text,
	`removed` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wish_id` ON `wish` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `group` ADD `topic` text;--> statement-breakpoint
ALTER TABLE `group` ADD `locked` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `group` ADD `cafe` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `group` ADD `after` text;--> statement-breakpoint
ALTER TABLE `step` ADD `grouping` text DEFAULT 'mix' NOT NULL;