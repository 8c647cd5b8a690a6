/** Names of what nothing but a development plan has. */
export const developmentPlan =
  /utvecklings(?:plan|område)\w*|development[- ]plans?|priority areas?/giu;
