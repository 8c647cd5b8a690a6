ALTER TABLE `step` DROP COLUMN `columns`;--> statement-breakpoint
ALTER TABLE `step` DROP COLUMN `dot_budget`;--> statement-breakpoint
ALTER TABLE `step` DROP COLUMN `dot_max`;--> statement-breakpoint
ALTER TABLE `step` DROP COLUMN `scale`;--> statement-breakpoint
ALTER TABLE `step` DROP COLUMN `grouping`;--> statement-breakpoint
ALTER TABLE `step` DROP COLUMN `asked`;