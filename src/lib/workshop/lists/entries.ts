/** What a pasted list proposes: the column that is meant, and which of its cells are entries. */
import { distance } from 'fastest-levenshtein';
import { guessOrganisationKind } from '../people/organisation-kind.ts';
import { cleanText } from '../model/fields.ts';
import type { ReadList } from './read-list.ts';

/** What the field holds into which a list is pasted. */
export type Wanted =
  'organisation' | 'role' | 'question' | 'column' | 'place' | 'action' | 'area' | 'theme' | 'note';

/** Why an entry is not chosen beforehand, or is worth a second look. */
export type Remark =
  | { readonly kind: 'header' }
  /** The same name stands above in the list. */
  | { readonly kind: 'duplicate' }
  /** The series has it already. */
  | { readonly kind: 'existing' }
  | { readonly kind: 'too-long' }
  /** Nearly the same as another entry or as what the series has. */
  | { readonly kind: 'similar'; readonly to: string };

export interface Entry {
  readonly text: string;
  readonly remark: Remark | null;
  /** Whether it is taken unless somebody says otherwise. */
  readonly chosen: boolean;
}

const headers: Readonly<Record<Wanted, RegExp>> = {
  organisation:
    /^(organi[sz]ation(en|er|s)?|arbetsgivare|huvudman|förvaltning(ar)?|verksamhet(er)?|arbetsplats|enhet(er)?|company|employer|workplace|department|unit)$/i,
  role: /^(roll(er)?|roles?|befattning(ar)?|titel|yrke(n)?|profession|funktion(er)?|(job )?title|uppdrag|tjänst|position)$/i,
  question: /^(huvud)?(fråga|frågor|frågeställning(ar)?)$|^questions?$/i,
  column: /^(kolumn(er)?|rubrik(er)?|columns?|headings?)$/i,
  place: /^(plats(er)?|lokal(er)?|rum|bord|sal(ar)?|places?|rooms?|tables?)$/i,
  action: /^(åtgärd(er)?|aktivitet(er)?|uppgift(er)?|vad|actions?|tasks?|what)$/i,
  area: /^((utvecklings)?område(n)?|tema(n)?|areas?|themes?)$/i,
  theme: /^(tema(n)?|kategori(er)?|rubrik(er)?|themes?|categor(y|ies))$/i,
  note: /^(lapp(ar)?|text(er)?|kommentar(er)?|svar|notes?|comments?|answers?|idé(er)?|ideas?)$/i,
};

const otherHeaders =
  /^(för- och efternamn|förnamn|efternamn|namn|(first |last |full |sur)?name|e-?post(adress)?|e-?mail|mejl|telefon(nummer)?|mobil(nummer)?|phone|nr\.?|nummer|number|no\.?|#|id|antal|count|kommun|region|ort|stad|city|adress|address|ansvarig|responsible|klart( senast)?|datum|date|start|status|anmäld|närvaro|allergi(er)?|kost|grupp|group|kontaktperson|contact|deltagare|participants?|anteckning(ar)?|övrigt|other)$/i;

const anyHeader = (cell: string): boolean => {
  const word = cell.replace(/\s*(\([^)]*\)|[*:])\s*$/, '');
  return otherHeaders.test(word) || Object.values(headers).some((own) => own.test(word));
};

const notWords =
  /^[\d\s.,:;/+()%-]*$|^\S+@\S+\.\S+$|^https?:\/\/|^\d{4}-\d{2}-\d{2}|^(x|ja|nej|yes|no)$/i;
const roleWords =
  /chef|samordnare|koordinator|läkare|skötersk|strateg|handläggare|lärare|rektor|kurator|ledare|politiker|ombud|biståndsbedömare|terapeut|psykolog|pedagog|assistent|närstående|brukare|patient|utredare|sekreterare|manager|nurse|doctor|physician|teacher|coordinator|officer|leader|director|councillor|therapist/i;
const personName = /^\p{Lu}[\p{L}-]+ \p{Lu}[\p{L}-]+( \p{Lu}[\p{L}-]+)?$/u;

/** Whether the first row names the columns. */
export function hasHeader(list: ReadList, wanted: Wanted): boolean {
  const first = list.columns.map(([cell]) => cell ?? '');
  if ((list.columns[0]?.length ?? 0) < 2) return false;
  // In a plain list "Region" may well be an entry.
  return list.columns.length > 1 ? first.some(anyHeader) : headers[wanted].test(first[0] ?? '');
}

/** The column that most likely holds what is wanted, counted from 0. */
export function proposedColumn(list: ReadList, wanted: Wanted): number {
  const header = hasHeader(list, wanted);
  const scores = list.columns.map((cells, at) => {
    const word = (cells[0] ?? '').replace(/\s*(\([^)]*\)|[*:])\s*$/, '');
    const named = header && headers[wanted].test(word) ? 10 : 0;
    const other = header && named === 0 && anyHeader(word) ? -2 : 0;
    return named + other + likeness(cells.slice(header ? 1 : 0), wanted) - at / 1_000;
  });
  return Math.max(0, scores.indexOf(Math.max(...scores)));
}

/** From about −2 to 2: how much the cells look like what is wanted. */
function likeness(cells: readonly string[], wanted: Wanted): number {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return -4;
  const share = (is: (cell: string) => boolean): number => filled.filter(is).length / filled.length;
  const words = -3 * share((cell) => notWords.test(cell)) - (1 - filled.length / cells.length);
  switch (wanted) {
    case 'organisation': {
      const known = share((cell) => guessOrganisationKind(cell) !== 'unknown');
      return words + 2 * known - share((cell) => roleWords.test(cell)) - people(share) / 2;
    }
    case 'role':
      return words + 2 * share((cell) => roleWords.test(cell)) - people(share);
    case 'place':
      return words + 2 * share((cell) => /rum|sal|bord|lokal|plan|room|table|aula/i.test(cell));
    case 'question':
    case 'action':
    case 'area':
    case 'theme':
    case 'column':
    case 'note': {
      const mean = filled.reduce((sum, { length }) => sum + length, 0) / filled.length;
      return words + Math.min(2, mean / 40);
    }
  }
}

function people(share: (is: (cell: string) => boolean) => number): number {
  return share((cell) => personName.test(cell) && guessOrganisationKind(cell) === 'unknown');
}

/** How entries are compared and bounded; each list of the domain has its own. */
export interface ListRules {
  /** Two names that have a key in common are one, as in `sameName`; the first is what it looks like. */
  readonly keys: (name: string) => readonly string[];
  /** What is there already. */
  readonly existing: readonly string[];
  /** Longest text of an entry, in characters. */
  readonly longest: number;
}

/** Lists of names, in which nearly the same is most likely the same. */
const names: ReadonlySet<Wanted> = new Set(['organisation', 'role', 'place', 'area', 'theme']);
/** Each name is compared with all before it: more would take longer than a key press may. */
const mostCompared = 300;

/** The entries of one column, each with what is remarkable about it. */
export function entriesOf(
  list: ReadList,
  column: number,
  wanted: Wanted,
  { keys, existing, longest }: ListRules,
): Entry[] {
  const header = hasHeader(list, wanted);
  const known = new Map(existing.flatMap((name) => keys(name).map((key) => [key, name] as const)));
  const above = new Map<string, string>();
  const near = names.has(wanted);
  return (list.columns[column] ?? []).flatMap((cell, row): Entry[] => {
    const text = cleanText(cell);
    if (text === '') return [];
    const own = keys(text);
    const around = { header: header && row === 0, known, above, longest, near };
    const remark = remarkOn(text, own, around);
    if (remark?.kind !== 'header') for (const key of own) above.set(key, text);
    return [{ text, remark, chosen: remark === null || remark.kind === 'similar' }];
  });
}

/** The entries of a list of which nothing has to be asked; null where something has. */
export function plainEntries(
  list: ReadList,
  { wanted, ...rules }: ListRules & { readonly wanted: Wanted },
): string[] | null {
  if (list.columns.length > 1 || list.tooLong || mayHaveCommas(list)) return null;
  const entries = entriesOf(list, 0, wanted, rules);
  return entries.every(({ remark }) => remark === null) ? entries.map(({ text }) => text) : null;
}

interface Around {
  readonly header: boolean;
  readonly known: ReadonlyMap<string, string>;
  readonly above: ReadonlyMap<string, string>;
  readonly longest: number;
  readonly near: boolean;
}

function remarkOn(text: string, keys: readonly string[], around: Around): Remark | null {
  if (around.header) return { kind: 'header' };
  if (keys.some((key) => around.above.has(key))) return { kind: 'duplicate' };
  if (keys.some((key) => around.known.has(key))) return { kind: 'existing' };
  if (text.length > around.longest) return { kind: 'too-long' };
  if (!around.near || around.known.size + around.above.size > mostCompared) return null;
  const [key = ''] = keys;
  const to = similarIn(around.known, key) ?? similarIn(around.above, key);
  return to === undefined ? null : { kind: 'similar', to };
}

/** A name that differs in at most one letter of eight: "Solna komun". */
function similarIn(names: ReadonlyMap<string, string>, key: string): string | undefined {
  // Digits are what tells "Skola 1" from "Skola 2".
  const digits = key.replace(/\D/g, '');
  for (const [other, name] of names) {
    const longer = Math.max(key.length, other.length);
    if (Math.abs(key.length - other.length) > longer / 8) continue;
    if (longer < 200 && distance(key, other) <= longer / 8 && other.replace(/\D/g, '') === digits)
      return name;
  }
  return undefined;
}

/** A text with commas as the entries between them, for when somebody says that it is a list. */
export function splitAtCommas(list: ReadList): ReadList {
  const [only = []] = list.columns;
  if (list.columns.length !== 1) return list;
  return { ...list, columns: [only.flatMap((cell) => cell.split(',').map((part) => part.trim()))] };
}

/** Whether a plain list might be one: some entry has two commas or more, with few words between. */
export function mayHaveCommas(list: ReadList): boolean {
  return (
    list.columns.length === 1 &&
    (list.columns[0] ?? []).some((cell) => {
      const parts = cell.split(',');
      return parts.length > 2 && parts.every((part) => part.trim().split(/\s+/).length <= 5);
    })
  );
}
