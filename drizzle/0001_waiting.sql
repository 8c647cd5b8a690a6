ALTER TABLE `attendance` ADD `admitted` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `workshop` ADD `approve` integer DEFAULT false NOT NULL;