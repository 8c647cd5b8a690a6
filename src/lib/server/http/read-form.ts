/** The one way to read a form: what is no form, or too much of one, is refused before it is parsed. */
import { error } from '@sveltejs/kit';

/** More than the longest form has, a new series with a hundred organisations. */
const MOST_FIELDS = 400;

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

/** The type of a body without its parameters, in small letters; empty where none was said. */
export function typeOf(headers: Headers): string {
  return headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** True for what a browser's form sends. */
export function isForm(headers: Headers): boolean {
  return [urlencoded, multipart].includes(typeOf(headers));
}

/**
 * The fields of a form.
 *
 * @throws 400 where it cannot be read, 413 where it has too many fields, 415 where it is no form
 */
export async function readForm({ request }: { readonly request: Request }): Promise<FormData> {
  if (!isForm(request.headers)) error(415);
  const bytes = Buffer.from(await request.arrayBuffer());
  // Parsing makes an object of each field: they are counted first.
  if (fieldsIn(bytes, request.headers) > MOST_FIELDS) error(413);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  try {
    return await new Response(bytes, { headers }).formData();
  } catch {
    // Such as a body that ends within a field: nobody's browser sends that.
    error(400);
  }
}

/** How many fields there are at the most. */
function fieldsIn(bytes: Buffer, headers: Headers): number {
  if (typeOf(headers) === urlencoded) return count(bytes, '&') + 1;
  const boundary = /;\s*boundary="?([^";]{1,70})/i.exec(headers.get('content-type') ?? '')?.[1];
  return boundary === undefined ? 0 : count(bytes, `--${boundary}`);
}

/** How often it occurs; one more than the most that there may be is not counted further. */
function count(bytes: Buffer, text: string): number {
  let found = 0;
  for (let at = bytes.indexOf(text); at >= 0 && found <= MOST_FIELDS; found += 1) {
    at = bytes.indexOf(text, at + text.length);
  }
  return found;
}
