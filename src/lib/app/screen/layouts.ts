/**
 * In which sizes and on how many lanes beside each other things may be set on the projector. From
 * large to small; the smallest size is what can be read from the last row.
 */

export interface Layout {
  /** One of the projector's sizes of text, which what is set inherits. */
  readonly size: 's' | 'm' | 'l' | 'xl';
  /** On a wide projector; a narrow one has one less. */
  readonly lanes: number;
  /** With little between them: what is on many lines has to hold together, not to breathe. */
  readonly close?: true;
}

type Layouts = readonly [Layout, ...Layout[]];

/** Lines of a list, each across the whole place. */
export const lines: Layouts = [
  { size: 'm', lanes: 1 },
  { size: 'm', lanes: 1, close: true },
  { size: 's', lanes: 1, close: true },
];

/** Titles beside each other. */
export const titles: Layouts = [
  { size: 'm', lanes: 2 },
  { size: 'm', lanes: 2, close: true },
  { size: 's', lanes: 2, close: true },
];

/** Notes: a few stand large, many stand close. */
export const papers: Layouts = [
  { size: 'm', lanes: 2 },
  { size: 's', lanes: 2, close: true },
  { size: 's', lanes: 3, close: true },
];

/** Notes on the wall: as many as can be read, close together. */
export const wall: Layouts = [
  { size: 'm', lanes: 2 },
  // Where a long one would be cut on a narrow lane.
  { size: 's', lanes: 2, close: true },
  { size: 's', lanes: 3, close: true },
];

/** What the room is asked, which belongs together. */
export const questions: Layouts = [
  { size: 'xl', lanes: 1 },
  { size: 'l', lanes: 1 },
  { size: 'm', lanes: 1 },
  { size: 's', lanes: 1 },
];
