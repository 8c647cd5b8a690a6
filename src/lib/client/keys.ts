/** Keys for what a page creates. Works on plain HTTP too, where `crypto.randomUUID` is missing. */
import { nanoid } from 'nanoid';

/** 126 random bits in 21 characters. */
export function newKey(): string {
  return nanoid();
}

/** An id for a new record of a type. */
export function newId(type: string): string {
  return `${type}:${nanoid()}`;
}
