import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';

/** Far above what any state takes to come, in milliseconds, so that a busy machine fails none. */
configure({ asyncUtilTimeout: 10_000 });
