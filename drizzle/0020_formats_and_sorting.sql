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
CREATE TABLE `claim` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`device` text NOT NULL,
	`name` text,
	`notes` text NOT NULL,
	`since` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_id` ON `claim` (`room`,`id`);--> statement-breakpoint
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
CREATE TABLE `expected` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`organisations` text NOT NULL,
	`roles` text NOT NULL,
	`groups` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `expected_id` ON `expected` (`room`,`id`);--> statement-breakpoint
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
CREATE UNIQUE INDEX `inquiry_id` ON `inquiry` (`room`,`id`);--> statement-breakpoint
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
CREATE TABLE `standingItem` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	`order` real NOT NULL,
	`workshops` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `standingItem_id` ON `standingItem` (`room`,`id`);--> statement-breakpoint
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
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_placement` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`theme` text,
	`action` text,
	`seat` text NOT NULL,
	`effort` integer,
	`impact` integer,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_placement`("seq", "room", "id", "step", "theme", "action", "seat", "effort", "impact") SELECT "seq", "room", "id", "step", "theme", NULL, "seat", "effort", "impact" FROM `placement`;--> statement-breakpoint
DROP TABLE `placement`;--> statement-breakpoint
ALTER TABLE `__new_placement` RENAME TO `placement`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `placement_id` ON `placement` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `action` ADD `note` text;--> statement-breakpoint
ALTER TABLE `seat` ADD `shows_name` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `series` ADD `result` text DEFAULT 'plan' NOT NULL;--> statement-breakpoint
ALTER TABLE `theme` ADD `nature` text;--> statement-breakpoint
ALTER TABLE `theme` ADD `keywords` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
UPDATE `step` SET `own` = json_set(`own`, '$.columns', json('[]')) WHERE `kind` = 'talk';--> statement-breakpoint
UPDATE `step` SET `own` = json_set(`own`, '$.rates', 'themes') WHERE `kind` = 'matrix';--> statement-breakpoint
UPDATE `series` SET `result` = CASE `template`
	WHEN 'samradsgrupp' THEN 'questions'
	WHEN 'tre-traffar' THEN 'agreements'
	WHEN 'erfarenhetskonferens' THEN 'summary'
	WHEN 'motesplats' THEN 'year'
	ELSE 'plan' END;
