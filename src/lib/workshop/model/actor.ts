/** Who acts or looks: resolved by the server from a cookie, never from what a client claims. */
export type Actor =
  /** `device`: one browser, for as long as it keeps its cookie. */
  | { readonly role: 'facilitator'; readonly link: string; readonly device: string }
  /** `lent`: on a device that was lent to the seat, beside the one that it has. */
  | {
      readonly role: 'participant';
      readonly seat: string;
      readonly workshop: string;
      readonly lent?: true;
    }
  | { readonly role: 'screen'; readonly workshop: string }
  | { readonly role: 'reader' }
  /** The server itself, for a form that was posted or a link that was opened. */
  | { readonly role: 'server' };

export type Role = Actor['role'];
