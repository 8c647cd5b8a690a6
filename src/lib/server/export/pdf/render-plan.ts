/** The one way from a plan, or from what is handed out on paper, to its PDF. */
import { join } from 'node:path';
import { m } from '#lib/text/generated/messages.js';
import type { Locale } from '#lib/text/words.ts';
import type { PlanDocument } from '#lib/workshop/plan/document.ts';
import type { ChildJob } from './child-protocol.ts';
import { cleanText, mapStrings } from './clean.ts';
import { textsBeyond } from './glyphs.ts';
import type { PrintHandout } from './handout-data.ts';
import { printPlan } from './print-plan.ts';
import { runChild, type PdfResult } from './run-child.ts';
import { createSlots } from './slots.ts';

export type { PdfFailureCode, PdfResult } from './run-child.ts';

export interface PdfOptions {
  /** The checkout's root: the template and the child process are read from its `src`. */
  readonly root?: string;
  /** Milliseconds the child process may take. */
  readonly timeoutMs?: number;
  /** Written into the PDF as the moment it was made; the same plan and moment give the same bytes. */
  readonly createdAt?: Date;
}

const defaultTimeoutMs = 20_000;
/** Each child holds a core while it works; the rest of the machine belongs to the workshop. */
const slots = createSlots(2, 30);

/**
 * Sets the plan as a tagged A4 document (PDF/UA-1) in the plan's own language.
 *
 * The plan must already be redacted for its reader. Never rejects; `pdf.refused` means that the
 * compiler would not set the document or that too many exports already wait.
 */
export function renderPlanPdf(plan: PlanDocument, options: PdfOptions = {}): Promise<PdfResult> {
  return render('plan', plan.language, () => printPlan(plan), options);
}

/** The same for what is handed out on paper; every text of it is cleaned here. */
export function renderHandoutPdf(
  handout: PrintHandout,
  options: PdfOptions = {},
): Promise<PdfResult> {
  return render('handout', handout.lang, () => mapStrings(handout, cleanText), options);
}

async function render(
  template: ChildJob['template'],
  lang: Locale,
  print: () => unknown,
  options: PdfOptions,
): Promise<PdfResult> {
  const release = await slots.take();
  if (!release) return { ok: false, code: 'pdf.refused', detail: 'too many exports are waiting' };
  try {
    const root = options.root ?? process.cwd();
    const createdAt = options.createdAt ?? new Date();
    const script = join(root, 'src/lib/server/export/pdf/child.ts');
    const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    const job: ChildJob = {
      ...{ template, lang, data: print() },
      instead: m.plan_text_not_shown({}, { locale: lang }),
      createdAt: Math.floor(createdAt.getTime() / 1000),
    };
    const made = await runChild(script, job, timeoutMs);
    // A text that ends the compiler is not known, so all that could be it give way to a sentence.
    if (made.ok || made.code !== 'pdf.crashed' || made.signal === undefined) return made;
    const plain = mapStrings(job.data, (text) => (textsBeyond(text) ? job.instead : text));
    return await runChild(script, { ...job, data: plain }, timeoutMs);
  } finally {
    release();
  }
}
