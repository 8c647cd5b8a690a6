/** Bugs of what people have given, and of what would be lost with its step or its field. */
import type { Mutant } from './mutants.ts';

const dot = 'src/lib/workshop/kinds/dots/dot.ts';

export const givenMutants: readonly Mutant[] = [
  {
    name: 'dots on a dissolved theme stay used',
    file: dot,
    edits: [
      [
        '.filter((dot) => dot.step === step && countingTheme(view, dot.theme) !== null);',
        '.filter((dot) => dot.step === step);',
      ],
    ],
    by: 'GB1',
  },
  {
    name: 'dots on a dissolved theme are counted',
    file: 'src/lib/workshop/kinds/dots/room.ts',
    edits: [['if (theme === null) {', "if (theme === 'never') {"]],
    by: 'GB1',
  },
  {
    name: 'a dot is not taken back once the budget is lower',
    file: dot,
    edits: [["if (dots > (tx.get('dot', key)?.dots ?? 0)) {", 'if (dots > 0) {']],
    by: 'GB2',
  },
  {
    name: 'placements of a dissolved theme are counted',
    file: 'src/lib/workshop/kinds/matrix/placement.ts',
    edits: [['countingSubject(view, placement) !== null,', 'true,']],
    by: 'GB1',
  },
  {
    name: 'the budget is lowered without a word',
    file: 'src/lib/app/kinds/dots/AskBudget.svelte',
    edits: [['asking = people > 0;', 'asking = false;']],
    by: 'GB3',
  },
  {
    name: 'a theme is dissolved without asking',
    file: 'src/lib/app/kinds/themes/sorting.svelte.ts',
    edits: [['themeAnswers(this.console.room.view, theme).length > 0', 'theme === null']],
    by: 'GB4',
  },
  {
    name: 'what nobody may see yet is not asked about',
    file: 'src/lib/workshop/kinds/dots/room.ts',
    edits: [['hasVoters(view, step) ? null : 0', '0']],
    by: 'GB4',
  },
  {
    name: 'a choice is lost with the title of its theme',
    file: 'src/lib/workshop/themes/theme.ts',
    edits: [['if (before.title !== title) themeRenamed(tx, before.title, title);', '']],
    by: 'GB5',
  },
  {
    name: 'answers go over to the next question',
    file: 'src/lib/workshop/kinds/poll/kind.ts',
    edits: [
      [
        "return questions && !keepsPlaces(step.questions, questions, answered) ? 'step.in-use' : null;",
        'return null;',
      ],
    ],
    by: 'GB6',
  },
  {
    name: 'a group that is gone has the floor',
    file: 'src/lib/workshop/speakers/speaker.ts',
    edits: [
      ["view.get('group', whose)?.dissolved === false", "view.get('group', whose) !== undefined"],
    ],
    by: 'GB7',
  },
  {
    name: 'said before it is answered',
    file: 'src/lib/app/kinds/dots/DotBallot.svelte',
    edits: [['if (!onset(on, dots)) return;', 'onset(on, dots);']],
    by: 'GB8',
  },
  {
    name: 'what was left is not counted for readers',
    file: 'src/lib/workshop/visibility/visibility.ts',
    edits: [["...given(['archive'], unshownForReaders(unshown))", '']],
    by: 'NS1',
  },
  {
    name: 'readers are told that one note was not shown',
    file: 'src/lib/workshop/visibility/unshown.ts',
    edits: [
      ['isTellable([line.count]) ? line.count : null', 'line.count >= 0 ? line.count : null'],
    ],
    by: 'NS2',
  },
  {
    name: 'a step is left without asking',
    file: 'src/lib/app/console/console-state.svelte.ts',
    edits: [['if (this.#isNew(behind)) {', 'if (behind.length > 99) {']],
    by: 'NS3',
  },
  {
    name: 'asked each time',
    file: 'src/lib/app/console/console-state.svelte.ts',
    edits: [['this.#leftBehind.set(keyOf(line), line.count);', 'keyOf(line);']],
    by: 'NS3',
  },
  {
    name: 'said to be shown, and left',
    file: 'src/lib/app/console/console-state.svelte.ts',
    edits: [['const shown = show\n', 'const shown = show && asked.to === null\n']],
    by: 'NS4',
  },
  {
    name: 'a workshop is ended without asking',
    file: 'src/lib/app/console/console-state.svelte.ts',
    edits: [
      [
        'if (behind.length > 0) this.leaving = { to: null, behind };',
        'if (behind.length > 99) this.leaving = { to: null, behind };',
      ],
    ],
    by: 'NS5',
  },
  {
    name: 'the plan is silent about what was not shown',
    file: 'src/lib/workshop/plan/build-document.ts',
    edits: [['unshown: unshownLines(view, workshop),', 'unshown: [],']],
    by: 'NS6',
  },
  {
    name: 'a café is never shown',
    file: 'src/lib/workshop/agenda/step.ts',
    edits: [['for (const over of shownByCafe(tx, workshop.id, next)) show(tx, over);', '']],
    by: 'NS7',
  },
  {
    name: 'a café is shown between its dialogues',
    file: 'src/lib/workshop/agenda/cafe.ts',
    edits: [
      [
        'step.order >= to.order && isToCome(view, steps, step)',
        'step.order < 0 && isToCome(view, steps, step)',
      ],
    ],
    by: 'NS7',
  },
  {
    name: 'the data has what is being written',
    file: 'src/lib/workshop/visibility/unshown.ts',
    edits: [['!step.revealed && isLeft(view, step);', '!step.revealed;']],
    by: 'NS8',
  },
  {
    name: 'the data says in which group a note was written',
    file: 'src/lib/workshop/visibility/unshown.ts',
    edits: [
      ['organisation: null, group: null, postedAt: null', 'organisation: null, postedAt: null'],
    ],
    by: 'NS8',
  },
  {
    name: 'a phone is silent about what was not shown',
    file: 'src/lib/app/phone/notes/OwnUnshown.svelte',
    edits: [['{#if count > 0}', '{#if count > 99}']],
    by: 'NS9',
  },
  {
    name: 'the later of two editors replaces the field',
    file: 'src/lib/workshop/model/change.ts',
    edits: [['if (!base) return change;', 'return change;']],
    by: 'ED3',
  },
  {
    name: 'words that collide are dropped',
    file: 'src/lib/methods/merge-texts.ts',
    edits: [['...first, ...between, ...second,', '...first,']],
    by: 'ED1',
  },
  {
    name: 'nobody is told of another editor',
    file: 'src/lib/app/fields/draft.svelte.ts',
    edits: [['cleanText(this.#options.stored()) !== cleanText(this.#from)', 'this.#from === null']],
    by: 'ED4',
  },
  {
    name: 'one tab clears the draft of another',
    file: 'src/lib/app/phone/notes/drafts.svelte.ts',
    edits: [
      ['this.#tab = `${this.#owner}tab-${tab}/`;', 'this.#tab = `${this.#owner}${tab.slice(99)}`;'],
    ],
    by: 'ED5',
  },
  {
    name: 'undo is gone after a reload',
    file: 'src/lib/app/console/undo-stack.svelte.ts',
    edits: [['for (const { text, mutations } of valid) this.push(text, mutations);', '']],
    by: 'ED6',
  },
];
