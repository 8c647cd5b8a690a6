/** What the fields of a record usually are: such values are not sent, and filled in by the page. */
import type { UsualValues } from '../sync/protocol/packing.ts';
import { models } from './model/models.ts';

/** What a schema tells of itself, as far as it is read here. */
interface Part {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Part>>;
  /** Of a record that has other fields depending on what it is, such as a step; or words. */
  readonly options?: readonly (Part | string)[];
}

/** By type of record: its fields that may say nothing, with that value: null, no, or an empty list. */
export const usualValues: UsualValues = new Map(
  Object.entries(models).map(([type, { schema }]) => [type, usualOf(schema)]),
);

function usualOf(schema: Part): Readonly<Record<string, unknown>> {
  const variants = (schema.options ?? [schema]).filter((part) => typeof part !== 'string');
  const [first, ...others] = variants.map(({ entries }) => entries ?? {});
  const usual: Record<string, unknown> = {};
  for (const [field, part] of Object.entries(first ?? {})) {
    const value = emptyOf(part);
    const isCommon = others.every((entries) => entries[field]?.type === part.type);
    if (value !== undefined && isCommon) usual[field] = value;
  }
  return usual;
}

/** The value of a field that says nothing; undefined where every value says something. */
function emptyOf({ type }: Part): unknown {
  if (type === 'nullable') return null;
  if (type === 'boolean') return false;
  return type === 'array' ? [] : undefined;
}
