ALTER TABLE `step` ADD `own` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE `step` SET `own` = CASE `kind`
	WHEN 'notes' THEN json_object('columns', json(`columns`))
	WHEN 'groups' THEN json_object('grouping', `grouping`)
	WHEN 'dots' THEN json_object('dotBudget', `dot_budget`, 'dotMax', `dot_max`)
	WHEN 'poll' THEN json_object('scale', `scale`, 'asked', `asked`)
	ELSE '{}' END;
