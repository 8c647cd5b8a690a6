ALTER TABLE `note` ADD `lent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `organisation` ADD `held` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `personal_code` ADD `expires_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `personal_code` ADD `lent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `personal_code` ADD `by_link` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `role` ADD `held` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `seat` ADD `loans` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `seat` ADD `added` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `seat_key` ADD `lent` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `stance` ADD `by` text;--> statement-breakpoint
ALTER TABLE `step` ADD `settled` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `step` ADD `without` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `step` SET `settled` = CASE WHEN `revealed` = 1 THEN 1 ELSE 0 END;--> statement-breakpoint
UPDATE `step` SET `settled` = `settled` + coalesce(json_extract(`own`, '$.asked'), 1) - 1 WHERE `kind` = 'poll';--> statement-breakpoint
UPDATE `personal_code` SET `expires_at` = (CAST(strftime('%s', 'now') AS INTEGER) + 3600) * 1000;
