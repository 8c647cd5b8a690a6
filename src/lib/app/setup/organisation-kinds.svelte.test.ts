import { screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { fillBrowser } from '#lib/app/console/testing/console-room.ts';
import { printPlan } from '#lib/server/export/pdf/print-plan.ts';
import { samplePlan } from '#lib/server/export/pdf/testing/sample-plan.ts';
import { m } from '#lib/text/generated/messages.js';
import { openStage } from '../../../../tests/support/page-room.ts';
import { renderInRoom } from '../../../../tests/support/render-in-room.ts';
import { buildWorkshop, facilitator, must } from '../../../../tests/support/workshop-builder.ts';
import ListsOnPage from './testing/ListsOnPage.svelte';

vi.mock('#lib/client/connect.ts', () => import('../../../../tests/support/page-room.ts'));

beforeAll(fillBrowser);

const rule =
  'RE11: an organisation of which nobody has said what kind it is is printed without one, and the facilitator is asked';

test(`${rule} (the list of the series)`, async () => {
  const stage = await openStage();
  await buildWorkshop(stage.room);
  const names = 'Bupersson AB';
  const args = { id: 'organisation:new', name: names, kind: 'unknown' } as const;
  await must(stage.room, facilitator, [{ name: 'organisation.add', args }]);
  renderInRoom(await stage.page(facilitator), ListsOnPage, {});
  expect(await screen.findByText(m.setup_organisation_kind_ask({ names }))).toBeInTheDocument();
  await userEvent.selectOptions(
    screen.getByLabelText(m.setup_organisation_kind_n({ n: 4 })),
    m.word_organisation_civilsamhalle(),
  );
  await stage.room.settled();
  expect(stage.room.store.get('organisation', args.id)?.kind).toBe('civilsamhalle');
  await waitFor(() => expect(screen.queryByText(/Bupersson AB\. /u)).toBeNull());
});

test(`${rule} (print)`, () => {
  const parties = samplePlan.parties.map((party) => ({ ...party, kind: 'unknown' as const }));
  const { attendance } = printPlan({ ...samplePlan, parties });
  expect(attendance.map(({ kind }) => kind)).toEqual(attendance.map(() => ''));
  expect(JSON.stringify(attendance)).not.toContain(m.word_organisation_unknown());
});
