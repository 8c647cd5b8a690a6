/** Bugs of names that two have, and of merging them. */
import type { Mutant } from './mutant.ts';

const organisation = 'src/lib/workshop/people/organisation.ts';
const names = 'src/lib/workshop/people/names.ts';
const stance = 'src/lib/workshop/plan/stance.ts';

export const nameMutants: readonly Mutant[] = [
  {
    name: 'an organisation gets the name of another',
    file: organisation,
    edits: [
      [
        "if (before.name !== name && takenBy(tx, 'organisation', organisationId, name) !== null) {",
        'if (name === organisationId) {',
      ],
    ],
    by: 'MN1',
  },
  {
    name: 'a theme gets the title of another',
    file: 'src/lib/workshop/themes/theme.ts',
    edits: [['if (!before && sameTitle(tx, themeId, title))', "if (!before && title === 'never')"]],
    by: 'MN1',
  },
  {
    name: 'actions go on naming what was merged',
    file: 'src/lib/workshop/visibility/visibility.ts',
    edits: [['to(everybody, asTold(view, action))', 'to(everybody, action)']],
    by: 'MN2',
  },
  {
    name: 'the stance of a merged organisation stands',
    file: stance,
    edits: [["if (view.get('organisation', organisation)?.merged || ", 'if (']],
    by: 'MN3',
  },
  {
    name: 'of two answers one counts for both',
    file: stance,
    edits: [
      [
        'if (merged?.into !== organisation || setAt > merged.at) return false;',
        'if (merged?.into !== organisation || setAt > 0) return false;',
      ],
    ],
    by: 'MN3',
  },
  {
    name: 'whoever represented a merged organisation represents the other one',
    file: organisation,
    edits: [
      [
        'tx.put(settledIn({ ...seat, organisation: target.id }, seat));',
        'tx.put({ ...seat, organisation: target.id });',
      ],
    ],
    by: 'MN3',
  },
  {
    name: 'what was merged is counted twice',
    file: 'src/lib/workshop/themes/theme-count.ts',
    edits: [
      [
        "organisation: organisation && standingName(view, 'organisation', organisation),",
        'organisation,',
      ],
    ],
    by: 'MN4',
  },
  {
    name: 'whoever was moved on is fetched back',
    file: organisation,
    edits: [['if (seat?.organisation !== by) continue;', 'if (!seat) continue;']],
    by: 'MN5',
  },
  {
    name: 'whoever represented an organisation does no more once it is taken apart',
    file: organisation,
    edits: [['representative: representatives.includes(seatId)', 'representative: false']],
    by: 'MN5',
  },
  {
    name: 'what was merged is offered to everybody',
    file: 'src/lib/workshop/visibility/visibility.ts',
    edits: [["name.held || name.merged ? ['host']", "name.held ? ['host']"]],
    by: 'MN6',
  },
  {
    name: 'whoever chooses what was merged stays in it',
    file: 'src/lib/workshop/people/seat.ts',
    edits: [["organisation: standingName(view, 'organisation', organisation),", 'organisation,']],
    by: 'MN6',
  },
  {
    name: 'a name that is taken is refused and nothing is offered',
    file: 'src/lib/app/setup/NameField.svelte',
    edits: [['code === `${type}.same-name`', "code === 'never'"]],
    by: 'MN7',
  },
  {
    name: 'two of one name look the same',
    file: names,
    edits: [['name = `${item.name} (${n})`;', 'break;']],
    by: 'MN8',
  },
  {
    name: 'people are counted by the name of their organisation',
    file: 'src/lib/workshop/plan/build-document.ts',
    edits: [['.filter((line) => line.id === id)', '.filter((line) => line.organisation === id)']],
    by: 'MN8',
  },
];
