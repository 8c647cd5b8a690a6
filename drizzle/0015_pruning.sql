CREATE TABLE `pruned` (
	`room` text PRIMARY KEY NOT NULL,
	`clients_since` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `client` ADD `answered_at` integer DEFAULT 0 NOT NULL;