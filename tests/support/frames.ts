/** Frames of a page's socket as text in which every record stands by itself. */
import { readFrame } from '../../src/commands/rehearse/leaks/read-frame.ts';

/** What a page was sent in one frame; compressed, packed or neither. */
export function frameText(payload: string | Buffer): string {
  if (typeof payload !== 'string') return JSON.stringify(readFrame(payload));
  // An event of Socket.IO, with or without attachments that follow in frames of their own.
  const json = /^4(?:2|5\d+-)(\[.*)$/s.exec(payload)?.[1];
  return json === undefined ? payload : JSON.stringify(readFrame(JSON.parse(json)));
}
