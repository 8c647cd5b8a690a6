/**
 * The terms of the code are those of the field (docs/glossary.md). What they replaced does not come
 * back: a word that has no other use here is refused everywhere, an everyday word only in the form
 * or the folder in which it was an identifier.
 */
import { expect, test } from 'vitest';
import { findings, written, type Source } from './sources.ts';

interface Former {
  /** As it stood in the code, beside the term that took its place. */
  readonly pattern: RegExp;
  readonly term: string;
  /** The only files in which the word had its former sense; else all. */
  readonly within?: RegExp;
  /** Where the word means something else, each with that meaning. */
  readonly homonyms?: readonly { readonly line: RegExp; readonly meaning: string }[];
}

const sync = /^src\/lib\/(?:sync|client)\//;

const vocabulary: readonly Former[] = [
  {
    pattern: /\b(?:[hH]ouse|[a-z]+House)\b/,
    term: 'ServerContext',
    homonyms: [{ line: /icons\/house|'takes-home': House/, meaning: 'an icon' }],
  },
  {
    pattern: /\b(?:hall|Hall|[a-z]+Hall|halls|smallHalls)\b/,
    term: 'Broadcaster, SeatingState; in tests LiveWorkshop',
    homonyms: [{ line: /'[^']*\bhall\b[^']*'/, meaning: 'the venue, in what a test is called' }],
  },
  {
    pattern: /\b(?:[a-z]+Doors?|Door|doors?|turnstile|reception)\b/,
    term: 'ingress',
    homonyms: [
      { line: /icons\/door-/, meaning: 'an icon' },
      { line: /Call the reception/, meaning: 'the reception of a clinic, in a made-up note' },
    ],
  },
  { pattern: /\bnouns?\b|\b[a-z]+Nouns?\b/i, term: 'entity' },
  { pattern: /\b(?:deeds?|doMain|quietly)\b/, term: 'command, runPrimary, runSilently' },
  {
    pattern: /\b(?:steers|early|grace)\b/,
    within: /^src\/lib\/workshop\/(?:define|policy)\.ts$/,
    term: 'requiresControl, beforeStart, afterClose',
  },
  { pattern: /\bMay\b(?=[<.;,)]| [=|])/, term: 'Policy' },
  { pattern: /\b(?:Outgoing|unsend)\b/, term: 'MutationQueue, resetInFlight' },
  { pattern: /\bnotNow\b/, term: 'retryLater' },
  {
    pattern: /\b(?:[Ee]xposures?|exposed?)\b/,
    term: 'Projections, project, projection',
    homonyms: [{ line: /--expose-gc/, meaning: 'an option of V8' }],
  },
  {
    pattern: /\b(?:[lL]ayers?|told|marks)\b|\w\.stale\b/,
    within: /^src\/lib\/sync\//,
    term: 'audience state, cached snapshot, digest, record hashes',
    homonyms: [{ line: /'protocol\.stale'/, meaning: 'the code for a page of an earlier version' }],
  },
  { pattern: /\bdiffer(?:ing|ed)\b/, within: sync, term: 'mismatched' },
  { pattern: /\b(?:[lL]ifeline|dial|dialled|hangUp|spoke)\b/, term: 'ConnectionSupervisor' },
  { pattern: /\b(?:BEAT|PAUSE|LEAST)\b/, term: 'HEARTBEAT, BACKOFF, MIN_TIMEOUT' },
  { pattern: /\b(?:speakFor|isSpeaking|speaking)\b/, within: sync, term: 'tabLock' },
  { pattern: /\bwoke\b/, term: 'resume' },
  { pattern: /\bpressed\(/, term: 'handleKey' },
  {
    pattern: /\b(?:pile|steer|takenWith)\b|\baim[(:]/,
    term: 'column, moveFocus, targets, dragSet',
  },
  {
    pattern: /\b(?:class|interface|type|new|import) (?:Here|Host)\b/,
    term: 'PhoneState, ConsoleState',
  },
  {
    pattern: /\bheads\b/,
    term: 'headcount; in a seating slots',
    homonyms: [
      { line: /seat\.count|count: v\.strictObject/, meaning: 'the argument that outboxes keep' },
      { line: /run\(tx, \{ heads \}|headcount: heads/, meaning: 'the argument that outboxes keep' },
      { line: /class="heads"|^\s*\.heads\b/, meaning: 'the heads of columns' },
    ],
  },
  { pattern: /\b(?:[cC]orner(?:Of|Word)|Corner|corners)\b/, term: 'quadrant' },
  { pattern: /\b(?:middleHalf|effortHalf|impactHalf)\b/, term: 'interquartileRange' },
  {
    pattern: /\b(?:Tally|tallyOf)\b|'tally[':]|\blist\('tally'\)/,
    term: 'stats',
  },
  { pattern: /\b(?:[pP]ulse|pulseOf)\b/, term: 'activity' },
  {
    pattern: /\b(?:Census|censusOf\w*)\b|'census[':]/,
    term: 'attendanceSummary',
  },
  { pattern: /\b(?:Floor|floorOf)\b(?!\()|'floor'/, term: 'speakerQueue' },
  {
    pattern: /\bherd\b/,
    term: 'reconnect storm',
    homonyms: [{ line: /name: 'herd'/, meaning: 'the value of a flag, which stays' }],
  },
  {
    pattern: /\b(?:tampering|beginnings|campaign|makers)\b|\b(?:class|new) (?:Life|Line)\b/,
    term: 'faultInjection, fixtures, run, generators, lifetime, socket',
  },
  {
    pattern: /\b(?:class|interface|type|new) (?:Mind|Nature)\b|\bhabits\b/,
    term: 'Persona, behaviours',
  },
  { pattern: /\(one\) =>/, term: 'the name of the thing' },
];

/** Every line that has a word of the former vocabulary in its former sense. */
function leftIn(files: readonly Source[], { pattern, within, homonyms = [] }: Former): string[] {
  return files
    .filter(({ path }) => within?.test(path) ?? true)
    .flatMap((file) => findings(file, pattern))
    .filter(
      (found) => !homonyms.some(({ line }) => line.test(found.slice(found.indexOf('  ') + 2))),
    );
}

const files = written('{src,tests}/**/*.{ts,svelte}').filter(
  ({ path }) => path !== 'tests/architecture/vocabulary.test.ts',
);

test('AR3: no identifier of the former vocabulary is left in its former sense', () => {
  expect(files.length).toBeGreaterThan(500);
  const left = vocabulary.flatMap((former) =>
    leftIn(files, former).map((found) => `${found}  (${former.term})`),
  );
  expect(left).toEqual([]);
});

test('no file is named by the former vocabulary', () => {
  const named =
    /(?:^|[/-])(?:house|hall|doors?|nouns?|deeds?|lifeline|exposures|pulse|census|herd)[.-]/;
  expect(files.map(({ path }) => path).filter((path) => named.test(path))).toEqual([]);
});

test('a homonym is let pass only where some line needs it', () => {
  const idle = vocabulary.flatMap(({ homonyms = [], ...former }) =>
    homonyms.filter(
      ({ line }) =>
        !leftIn(files, former).some((found) => line.test(found.slice(found.indexOf('  ') + 2))),
    ),
  );
  expect(idle).toEqual([]);
});

test('a word of the former vocabulary is found in code and not in comments', () => {
  const former: Former = { pattern: /\bhouse\b/, term: 'ServerContext' };
  const text = `// The house.\nconst house = open();\n`;
  expect(leftIn([{ path: 'src/a.ts', text }], former)).toEqual([
    'src/a.ts:2  const house = open();',
  ]);
});
