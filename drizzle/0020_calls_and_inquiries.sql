CREATE TABLE `call` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`who` text NOT NULL,
	`since` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `call_id` ON `call` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `inquiry` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`note` text NOT NULL,
	`text` text NOT NULL,
	`removed` integer NOT NULL,
	`answer` text,
	`left` integer NOT NULL,
	`chances` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inquiry_id` ON `inquiry` (`room`,`id`);