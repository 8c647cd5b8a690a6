import { attachment, slugOf } from '#lib/server/export/attachment.ts';
import { renderPlanPdf } from '#lib/server/export/pdf/render-plan.ts';
import { occasionIn, planOf } from '#lib/server/export/plan-of.ts';
import { recordExport } from '#lib/server/export/record-export.ts';
import { logFault } from '#lib/server/log.ts';
import { requireActor } from '#lib/server/http/pages.ts';
import { serverContext } from '#lib/server/server-context.ts';
import { resultFile } from '#lib/text/result-words.ts';
import { m } from '#lib/text/generated/messages.js';
import type { RequestHandler } from './$types.js';

/** The plan as a PDF, for everybody who may read it. */
export const GET: RequestHandler = async (event) => {
  const guest = await requireActor(event, event.params.series, { as: 'reader' });
  const running = serverContext();
  const plan = planOf(guest.room, running.now(), occasionIn(event.url));
  const root = globalThis.bikupa?.root;
  const made = await renderPlanPdf(plan, root === undefined ? {} : { root });
  const locale = plan.language;
  if (!made.ok) {
    logFault(`${made.code}: ${made.detail}`, 'plan.pdf');
    return new Response(`${m.plan_page_pdf_failed({}, { locale })}\n`, {
      status: 503,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-language': locale,
        'retry-after': '30',
      },
    });
  }
  if (made.standard === null) logFault('not made to PDF/UA-1', 'plan.pdf');
  recordExport(running, guest, 'plan.export');
  const slug = slugOf(plan.title) || event.params.series;
  return new Response(Buffer.from(made.pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': attachment(`${resultFile(plan, slug)}.pdf`),
      'cache-control': 'private, no-store',
    },
  });
};
