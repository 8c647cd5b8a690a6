CREATE TABLE `agreed` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`group` text NOT NULL,
	`texts` text NOT NULL,
	`hidden` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreed_id` ON `agreed` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `card` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`organisation` text NOT NULL,
	`role` text NOT NULL,
	`texts` text NOT NULL,
	`hidden` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `card_id` ON `card` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `decision` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`number` integer NOT NULL,
	`course` text,
	`wording` text NOT NULL,
	`next` text,
	`made_at` integer,
	`people` integer NOT NULL,
	`organisations` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_id` ON `decision` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `opinion` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`seat` text NOT NULL,
	`course` text,
	`reason` text,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `opinion_id` ON `opinion` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `tableHost` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`group` text NOT NULL,
	`host` text,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tableHost_id` ON `tableHost` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `seat` ADD `shows_name` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `step` SET `own` = json_set(`own`, '$.columns', json('[]')) WHERE `kind` = 'talk';
