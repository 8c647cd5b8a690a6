/**
 * Gives each row a column of its own so that the sum of prices is the smallest there is: the
 * Hungarian method with shortest augmenting paths (Kuhn 1955; Jonker & Volgenant, Computing 38,
 * 1987), in steps that grow with the cube of the rows.
 *
 * @param count number of rows and of columns
 * @param price of a row in a column, a whole number
 * @returns by row its column
 */
export function cheapestAssignment(
  count: number,
  price: (row: number, column: number) => number,
): number[] {
  // Rows and columns count from 1 here; column 0 stands for the row that is looking for one.
  const rowPrices = new Float64Array(count + 1);
  const columnPrices = new Float64Array(count + 1);
  const rowOf = new Int32Array(count + 1);
  const cameFrom = new Int32Array(count + 1);
  for (let row = 1; row <= count; row += 1) {
    rowOf[0] = row;
    const nearest = new Float64Array(count + 1).fill(Infinity);
    const done = new Uint8Array(count + 1);
    let column = 0;
    while (rowOf[column] !== 0) {
      done[column] = 1;
      const here = rowOf[column] ?? 0;
      let shortest = Infinity;
      let next = 0;
      for (let other = 1; other <= count; other += 1) {
        if (done[other] === 1) continue;
        const reduced =
          price(here - 1, other - 1) - (rowPrices[here] ?? 0) - (columnPrices[other] ?? 0);
        if (reduced < (nearest[other] ?? 0)) {
          nearest[other] = reduced;
          cameFrom[other] = column;
        }
        if ((nearest[other] ?? 0) < shortest) {
          shortest = nearest[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= count; other += 1) {
        const owner = rowOf[other] ?? 0;
        if (done[other] === 1) {
          rowPrices[owner] = (rowPrices[owner] ?? 0) + shortest;
          columnPrices[other] = (columnPrices[other] ?? 0) - shortest;
        } else nearest[other] = (nearest[other] ?? 0) - shortest;
      }
      column = next;
    }
    while (column !== 0) {
      const before = cameFrom[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const columnOf = new Array<number>(count).fill(0);
  for (let column = 1; column <= count; column += 1) {
    columnOf[(rowOf[column] ?? 1) - 1] = column - 1;
  }
  return columnOf;
}
