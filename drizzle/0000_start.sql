CREATE TABLE `link` (
	`id` text PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `link_hash_unique` ON `link` (`hash`);--> statement-breakpoint
CREATE INDEX `link_room` ON `link` (`room`);--> statement-breakpoint
CREATE TABLE `personal_code` (
	`room` text NOT NULL,
	`hash` text NOT NULL,
	`seat` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`room`, `hash`),
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `personal_code_seat` ON `personal_code` (`room`,`seat`);--> statement-breakpoint
CREATE TABLE `seat_key` (
	`hash` text PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`seat` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `seat_key_seat` ON `seat_key` (`room`,`seat`);--> statement-breakpoint
CREATE TABLE `session` (
	`hash` text PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`kind` text NOT NULL,
	`link` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`link`) REFERENCES `link`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `session_room` ON `session` (`room`);--> statement-breakpoint
CREATE INDEX `session_link` ON `session` (`link`);--> statement-breakpoint
CREATE TABLE `dot` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`step` text NOT NULL,
	`theme` text NOT NULL,
	`seat` text NOT NULL,
	`dots` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dot_id` ON `dot` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `note` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`step` text NOT NULL,
	`column` text NOT NULL,
	`text` text NOT NULL,
	`author` text,
	`group` text,
	`theme` text,
	`parked` integer NOT NULL,
	`hidden` integer NOT NULL,
	`withdrawn` integer NOT NULL,
	`posted_at` integer,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `note_id` ON `note` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `theme` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`title` text NOT NULL,
	`order` real NOT NULL,
	`merged_into` text,
	`removed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `theme_id` ON `theme` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `attendance` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`seat` text NOT NULL,
	`workshop` text NOT NULL,
	`arrived_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attendance_id` ON `attendance` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `group` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`round` text NOT NULL,
	`order` integer NOT NULL,
	`letter` text NOT NULL,
	`place` text,
	`dissolved` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_id` ON `group` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `membership` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`seat` text NOT NULL,
	`round` text NOT NULL,
	`group` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_id` ON `membership` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`order` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_id` ON `organisation` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `role` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`order` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_id` ON `role` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `seat` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`organisation` text NOT NULL,
	`role` text NOT NULL,
	`name` text,
	`representative` integer NOT NULL,
	`removed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seat_id` ON `seat` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `action` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`area` text NOT NULL,
	`title` text NOT NULL,
	`organisation` text,
	`role` text,
	`name` text,
	`others` text NOT NULL,
	`start` text,
	`due` text,
	`indicator` text,
	`follow_up` text,
	`support` text,
	`effect` text,
	`status` text NOT NULL,
	`status_reason` text,
	`order` real NOT NULL,
	`removed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `action_id` ON `action` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `area` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`theme` text,
	`title` text NOT NULL,
	`current_state` text NOT NULL,
	`goal` text NOT NULL,
	`order` real NOT NULL,
	`removed` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `area_id` ON `area` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `stance` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`action` text NOT NULL,
	`organisation` text NOT NULL,
	`stance` text NOT NULL,
	`comment` text,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stance_id` ON `stance` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`room` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`name` text NOT NULL,
	`targets` text NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `audit_room` ON `audit` (`room`);--> statement-breakpoint
CREATE TABLE `client` (
	`room` text NOT NULL,
	`key` text NOT NULL,
	`last` integer NOT NULL,
	`refused` text NOT NULL,
	PRIMARY KEY(`room`, `key`),
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `room` (
	`id` text PRIMARY KEY NOT NULL,
	`clock` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `series` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`purpose` text NOT NULL,
	`authority` text,
	`diary_number` text,
	`next_step` text NOT NULL,
	`language` text NOT NULL,
	`template` text NOT NULL,
	`plan_state` text NOT NULL,
	`plan_version` integer NOT NULL,
	`plan_decided_by` text,
	`plan_decided_on` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `series_id` ON `series` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `step` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`instruction` text NOT NULL,
	`questions` text NOT NULL,
	`columns` text NOT NULL,
	`minutes` integer,
	`dot_budget` integer NOT NULL,
	`dot_max` integer NOT NULL,
	`order` real NOT NULL,
	`opened_at` integer,
	`ends_at` integer,
	`paused_left` integer,
	`revealed` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `step_id` ON `step` (`room`,`id`);--> statement-breakpoint
CREATE TABLE `workshop` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`date` text NOT NULL,
	`place` text,
	`group_size` integer NOT NULL,
	`order` integer NOT NULL,
	`code` text NOT NULL,
	`state` text NOT NULL,
	`step` text,
	`locked` integer NOT NULL,
	`screen` text NOT NULL,
	`opened_at` integer,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_code_unique` ON `workshop` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `workshop_id` ON `workshop` (`room`,`id`);