/**
 * What the plan's page shows of a step's result. A kind that has one is found by its file
 * `Document.svelte`, which takes the line that its part of the document is.
 */
import type { Component } from 'svelte';
import type { KindResult } from '#lib/workshop/kinds/models.ts';
import { byKind } from './by-kind.ts';

export const resultDocuments = byKind(
  import.meta.glob<Component<{ result: KindResult }>>('./*/Document.svelte', {
    eager: true,
    import: 'default',
  }),
);
