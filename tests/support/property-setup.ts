import fc from 'fast-check';

/**
 * Properties draw the same examples in every run, so that a run says something about the change
 * and not about luck. To look at others: `PROPERTY_SEED=7 npm run unit`.
 */
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_260_922) });
