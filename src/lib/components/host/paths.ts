/** Addresses of pages, from ids: the part after the type stands in the address. */

function keyIn(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

export function seriesPath(series: string): string {
  return `/s/${keyIn(series)}`;
}

/** The projector's page of a workshop. */
export function screenPath(series: string, workshop: string): string {
  return `${seriesPath(series)}/w/${keyIn(workshop)}/screen`;
}
