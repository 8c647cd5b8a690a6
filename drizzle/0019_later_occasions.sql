ALTER TABLE `workshop` ADD `next_step` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `workshop` SET `next_step` = coalesce((SELECT s.`next_step` FROM `series` s WHERE s.`room` = `workshop`.`room`), '')
WHERE `seq` = (SELECT w.`seq` FROM `workshop` w WHERE w.`room` = `workshop`.`room`
	ORDER BY w.`state` = 'closed' DESC, w.`opened_at` IS NOT NULL DESC,
		CASE WHEN w.`opened_at` IS NULL THEN -w.`order` ELSE w.`order` END DESC
	LIMIT 1);--> statement-breakpoint
ALTER TABLE `series` DROP COLUMN `next_step`;--> statement-breakpoint
UPDATE `step` SET `own` = json_set(`own`, '$.lookBack', 'findings') WHERE `kind` = 'welcome';--> statement-breakpoint
UPDATE `step` SET `own` = json_set(`own`, '$.lookBack', 'none') WHERE `kind` = 'notes';
