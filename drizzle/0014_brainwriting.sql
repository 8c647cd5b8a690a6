CREATE TABLE `holding` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`sheet` text NOT NULL,
	`round` integer NOT NULL,
	`seat` text NOT NULL,
	`group` text,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holding_id` ON `holding` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `idea` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`note` text NOT NULL,
	`sheet` text NOT NULL,
	`on` text,
	`round` integer,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idea_id` ON `idea` (`room`,`id`);