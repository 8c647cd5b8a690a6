/** What the command line of a rehearsal may say of single kinds of step. */
export { groupingMethods, type GroupingMethod } from '#lib/workshop/kinds/groups/grouping.ts';
export { sorters, type Sorters } from '#lib/workshop/kinds/themes/model.ts';
