/** The room places: writers say where their notes belong, others check it, then all is put there. */
import { defineKind } from '../kind.ts';
import { batch, check } from './check.ts';
import { intent } from './intent.ts';

export const placingKind = defineKind({ kind: 'placing', entities: { intent, check, batch } });
