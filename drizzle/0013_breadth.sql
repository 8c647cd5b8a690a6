CREATE TABLE `themeCount` (
	`seq` integer PRIMARY KEY NOT NULL,
	`room` text NOT NULL,
	`id` text NOT NULL,
	`workshop` text NOT NULL,
	`theme` text NOT NULL,
	`notes` integer NOT NULL,
	`groups` integer,
	`of_groups` integer NOT NULL,
	`organisations` integer,
	`of_organisations` integer NOT NULL,
	`times` integer NOT NULL,
	FOREIGN KEY (`room`) REFERENCES `room`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `themeCount_id` ON `themeCount` (`room`,`id`);--> statement-breakpoint
ALTER TABLE `note` ADD `organisation` text;--> statement-breakpoint
ALTER TABLE `workshop` ADD `draws` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `workshop` SET `draws` = lower(hex(randomblob(32)));--> statement-breakpoint
UPDATE `note` SET `organisation` = (SELECT s.`organisation` FROM `seat` s WHERE s.`room` = `note`.`room` AND s.`id` = `note`.`author`);--> statement-breakpoint
INSERT INTO `themeCount` (`room`, `id`, `workshop`, `theme`, `notes`, `groups`, `of_groups`, `organisations`, `of_organisations`, `times`)
SELECT `room`, 'themeCount:' || substr(`workshop`, 10) || '.' || substr(`theme`, 7), `workshop`, `theme`, `notes`,
	CASE WHEN `groups` < 3 THEN NULL ELSE `groups` END, max(`groups`, `of_groups`),
	CASE WHEN `organisations` < 3 THEN NULL ELSE `organisations` END, max(`organisations`, `of_organisations`), 1
FROM (
	SELECT n.`room`, n.`workshop`, n.`theme`, count(*) AS `notes`,
		count(DISTINCT n.`group`) AS `groups`, count(DISTINCT n.`organisation`) AS `organisations`,
		(SELECT count(*) FROM `group` g WHERE g.`room` = n.`room` AND g.`dissolved` = 0 AND g.`round` IN (
			SELECT h.`round` FROM `note` m JOIN `group` h ON h.`room` = m.`room` AND h.`id` = m.`group`
			WHERE m.`room` = n.`room` AND m.`workshop` = n.`workshop` AND m.`theme` = n.`theme`)) AS `of_groups`,
		(SELECT count(DISTINCT s.`organisation`) FROM `attendance` a JOIN `seat` s ON s.`room` = a.`room` AND s.`id` = a.`seat`
			WHERE a.`room` = n.`room` AND a.`workshop` = n.`workshop` AND a.`admitted` = 1) AS `of_organisations`
	FROM `note` n JOIN `step` t ON t.`room` = n.`room` AND t.`id` = n.`step`
	WHERE n.`theme` IS NOT NULL AND n.`withdrawn` = 0 AND n.`hidden` = 0 AND t.`revealed` = 1
	GROUP BY n.`room`, n.`workshop`, n.`theme`
	HAVING count(*) >= 3
);
