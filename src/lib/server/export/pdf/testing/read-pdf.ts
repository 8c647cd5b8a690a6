/** Reads a PDF back with another program than the one that wrote it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: number;
  readonly language: string | null;
  readonly title: string;
  readonly author: string;
  readonly tagged: boolean;
  /** All text, soft breaks taken away and white space collapsed to one space. */
  readonly text: string;
  /** The roles of the structure tree, such as `H1`, `TH`, `Figure`, with how often they occur. */
  readonly roles: ReadonlyMap<string, number>;
  /** Alternative texts in the structure tree. */
  readonly alternatives: readonly string[];
  readonly bookmarks: readonly string[];
  /** What is copied of it, with every character that is in it. */
  readonly copied: string;
  /** Where its links lead that leave it. */
  readonly links: readonly string[];
  /** Its runs of letters with their places on their pages, from the left. */
  readonly runs: readonly PlacedRun[];
  /** The words in which a line ends with a hyphen, as `Vård-|övergångar`. */
  readonly broken: readonly string[];
}

export interface PlacedRun {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

interface TreeNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
}

/** Throws when the bytes are no PDF. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false });
  const document = await task.promise;
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  const mark = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  const outline = (await document.getOutline()) as readonly { title: string }[] | null;
  const roles = new Map<string, number>();
  const alternatives: string[] = [];
  const broken: string[] = [];
  const links: string[] = [];
  const runs: PlacedRun[] = [];
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    broken.push(...brokenWords(items.flatMap((item) => ('str' in item ? [item] : []))));
    for (const annotation of (await page.getAnnotations()) as { readonly url?: string }[]) {
      if (annotation.url) links.push(annotation.url);
    }
    for (const item of items) {
      if ('str' in item && item.str.trim() !== '') {
        const [x = 0, y = 0] = (item.transform as readonly number[]).slice(4);
        runs.push({ text: item.str, page: number, x, y });
      }
      if ('str' in item) text += item.hasEOL ? `${item.str}\n` : item.str;
    }
    text += '\n';
    walk((await page.getStructTree()) as TreeNode | null);
  }

  function walk(node: TreeNode | null): void {
    if (!node) return;
    if (node.role) roles.set(node.role, (roles.get(node.role) ?? 0) + 1);
    if (node.alt) alternatives.push(node.alt);
    for (const child of node.children ?? []) walk(child);
  }

  const read = {
    pages: document.numPages,
    language: typeof info.Language === 'string' ? info.Language : null,
    title: typeof info.Title === 'string' ? info.Title : '',
    author: typeof info.Author === 'string' ? info.Author : '',
    tagged: mark?.get('Marked') === true,
    text: text.replace(/[\u200B\u00AD]/gu, '').replace(/\s+/gu, ' '),
    copied: text,
    links,
    runs,
    roles,
    alternatives,
    broken,
    bookmarks: (outline ?? []).map(({ title }) => title),
  };
  await task.destroy();
  return read;
}

/** The same text without white space and hyphens, so that line breaks cannot hide a phrase. */
export function squeezed(text: string): string {
  return text.replace(/[\s\u200B\u00AD\u2010-]/gu, '');
}

interface Run {
  readonly str: string;
  readonly hasEOL: boolean;
  readonly transform: readonly number[];
}

/** Lines are told by where runs stand, since a run does not say how it was broken off. */
function brokenWords(runs: readonly Run[]): string[] {
  const written = runs.filter(({ str }) => str.trim() !== '');
  return written.flatMap(({ str, transform }, i) => {
    const next = written[i + 1];
    const before = /([\p{L}\p{N}]+)[-\u00AD\u2010]+$/u.exec(str.trimEnd())?.[1];
    const after = /^[\p{L}\p{N}]+/u.exec(next?.str.trimStart() ?? '')?.[0];
    const sameLine = next && Math.abs((transform[5] ?? 0) - (next.transform[5] ?? 0)) < 2;
    return before && after && !sameLine ? [`${before}-|${after}`] : [];
  });
}
