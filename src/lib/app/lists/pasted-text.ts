/** What somebody pastes, with the cells of a table apart. */

/** Characters of HTML that are looked at; beyond it the plain text is taken as it is. */
const longestHtml = 2_000_000;

/**
 * The text of a clipboard. A table of a word processor stands in its plain text with each cell on a
 * line of its own, as if a person's name and role were entries too; only its HTML tells the cells of
 * one row. Where the clipboard is such a table and nothing else, this is its text with a tab between
 * cells, as spreadsheets copy theirs.
 */
export function pastedText(event: ClipboardEvent): string {
  const plain = event.clipboardData?.getData('text') ?? '';
  if (plain.includes('\t')) return plain;
  return tableText(event.clipboardData?.getData('text/html') ?? '') ?? plain;
}

/** The rows of the only table in it, or null: text beside a table must not be lost. */
function tableText(html: string): string | null {
  if (html.length > longestHtml || !/<table/i.test(html)) return null;
  // Nothing in such a document runs or is fetched.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const code of body.querySelectorAll('style, script')) code.remove();
  const [table, ...others] = body.querySelectorAll('table');
  if (!table || others.length > 0) return null;
  const rows = [...table.rows].map((row) => [...row.cells].map(cellText));
  table.remove();
  if (body.textContent.trim() !== '') return null;
  return rows.map((cells) => cells.join('\t')).join('\n');
}

/** On one line: paragraphs and breaks within a cell part no entries. */
function cellText(cell: HTMLTableCellElement): string {
  for (const block of cell.querySelectorAll('br, p, li, div')) {
    block.before(' ');
    block.after(' ');
  }
  return cell.textContent.replace(/\s+/g, ' ').trim();
}
