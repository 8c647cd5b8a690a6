ALTER TABLE `organisation` ADD `merged` text;--> statement-breakpoint
ALTER TABLE `role` ADD `merged` text;