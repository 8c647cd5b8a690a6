import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { NoSizes } from './no-sizes.ts';

/** Far above what any state takes to come, in milliseconds, so that a busy machine fails none. */
configure({ asyncUtilTimeout: 10_000 });

globalThis.ResizeObserver = NoSizes;
