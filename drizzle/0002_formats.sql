CREATE TABLE `ballot` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`asked` integer NOT NULL,
	`question` integer NOT NULL,
	`seat` text NOT NULL,
	`value` integer,
	`comment` text,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ballot_id` ON `ballot` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `placement` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`theme` text NOT NULL,
	`seat` text NOT NULL,
	`effort` integer,
	`impact` integer,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `placement_id` ON `placement` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `ready` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`seat` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ready_id` ON `ready` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `speaker` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`who` text NOT NULL,
	`label` text NOT NULL,
	`state` text NOT NULL,
	`asked` integer NOT NULL,
	`order` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `speaker_id` ON `speaker` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `step` ADD `scale` text DEFAULT 'fist' NOT NULL;--> statement-breakpoint
ALTER TABLE `step` ADD `asked` integer DEFAULT 1 NOT NULL;