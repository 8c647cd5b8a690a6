/** A paper as the answer to a request. */
import { m } from '#lib/text/generated/messages.js';
import { logFault } from '../../log.ts';
import { attachment } from '../attachment.ts';
import type { PrintHandout } from '../pdf/handout-data.ts';
import { renderHandoutPdf } from '../pdf/render-plan.ts';

/**
 * The paper as a PDF to save, which no cache keeps; 503 where it could not be set.
 *
 * @param name of the file, without its ending
 */
export async function paperResponse(paper: PrintHandout, name: string): Promise<Response> {
  const locale = paper.lang;
  const root = globalThis.bikupa?.root;
  const made = await renderHandoutPdf(paper, root === undefined ? {} : { root });
  if (!made.ok) {
    logFault(`${made.code}: ${made.detail}`, 'print.pdf');
    return new Response(`${m.print_failed({}, { locale })}\n`, {
      status: 503,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-language': locale,
        'cache-control': 'private, no-store',
        'retry-after': '30',
      },
    });
  }
  if (made.standard === null) logFault('not made to PDF/UA-1', 'print.pdf');
  return new Response(Buffer.from(made.pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': attachment(`${name}.pdf`),
      'cache-control': 'private, no-store',
    },
  });
}
