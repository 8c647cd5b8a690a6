/**
 * Who somebody is: links and seats are exchanged for cookies, cookies for actors. Only hashes are
 * stored; everything can be revoked.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '#lib/workshop/actor.ts';
import type { Database } from '../db/open-database.ts';
import { link, personalCode, seatKey, session, workshop } from '../db/schema.ts';
import { cookieMaxAge, cookieName, type AccessKind } from './cookies.ts';
import { hashOf, newJoinCode, newKey, newPersonalCode, newToken } from './tokens.ts';

export type LinkKind = 'facilitator' | 'screen' | 'plan';
/** What somebody asks to be; the server finds out whether they are. */
export type Wanted =
  | { readonly as: 'facilitator' }
  | { readonly as: 'participant'; readonly workshop: string }
  | { readonly as: 'screen'; readonly workshop: string }
  | { readonly as: 'reader' };

export interface Grant {
  readonly series: string;
  readonly kind: LinkKind;
  /** The cookie's value. */
  readonly token: string;
}

export type ReadCookie = (name: string) => string | undefined;

/** Prepared once: a hall that comes back at once asks for each of its seats. */
function seatByKey(db: Database) {
  const { hash, room, seat, revokedAt } = seatKey;
  const bound = [eq(hash, sql.placeholder('hash')), eq(room, sql.placeholder('series'))];
  return db
    .select({ seat })
    .from(seatKey)
    .where(and(...bound, isNull(revokedAt)))
    .prepare();
}

export class Access {
  readonly #db: Database;
  readonly #now: () => number;
  readonly #seatByKey: ReturnType<typeof seatByKey>;

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#seatByKey = seatByKey(db);
    this.#now = now;
  }

  /** A new link into a series. The token is told once and can never be read again. */
  createLink(series: string, kind: LinkKind): string {
    const token = newToken();
    this.#db
      .insert(link)
      .values({
        id: `link:${newKey()}`,
        room: series,
        kind,
        hash: hashOf(token),
        createdAt: this.#now(),
        revokedAt: null,
      })
      .run();
    return token;
  }

  /** Ends every link of a kind and all that was opened with them, except the one given. */
  revokeLinks(series: string, kind: LinkKind, keepLink: string | null): void {
    this.#db.transaction((tx) => {
      const links = tx
        .select()
        .from(link)
        .where(and(eq(link.room, series), eq(link.kind, kind), isNull(link.revokedAt)))
        .all();
      for (const { id } of links) {
        if (id === keepLink) continue;
        tx.update(link).set({ revokedAt: this.#now() }).where(eq(link.id, id)).run();
        tx.delete(session).where(eq(session.link, id)).run();
      }
    });
  }

  /**
   * Exchanges a link for a session, or null when there is no such link any more.
   *
   * @param read the browser's cookies: who comes by the same link again stays who they were
   */
  redeem(token: string, read: ReadCookie = () => undefined): Grant | null {
    const found = this.#db
      .select()
      .from(link)
      .where(and(eq(link.hash, hashOf(token)), isNull(link.revokedAt)))
      .get();
    if (!found) return null;
    const createdAt = this.#now();
    const expiresAt = createdAt + cookieMaxAge * 1_000;
    const held = this.#session(read, found.room, found.kind);
    if (held?.link === found.id) {
      this.#db.update(session).set({ expiresAt }).where(eq(session.hash, held.hash)).run();
      const token = read(cookieName(found.kind, found.room)) ?? '';
      return { series: found.room, kind: found.kind, token };
    }
    const opened = newToken();
    this.#db
      .insert(session)
      .values({
        hash: hashOf(opened),
        room: found.room,
        kind: found.kind,
        link: found.id,
        createdAt,
        expiresAt,
      })
      .run();
    return { series: found.room, kind: found.kind, token: opened };
  }

  /** Binds a seat to a device by a key that the device keeps as its cookie. */
  bindSeat(series: string, seat: string, key: string): void {
    this.#db
      .insert(seatKey)
      .values({ hash: hashOf(key), room: series, seat, createdAt: this.#now(), revokedAt: null })
      .onConflictDoNothing()
      .run();
  }

  /** The seat that a device has in a series, or null. */
  seatOf(series: string, key: string): string | null {
    const found = this.#seatByKey.get({ hash: hashOf(key), series });
    return found?.seat ?? null;
  }

  /** This device lets its seat go: its key opens nothing any more, the seat itself stands. */
  revokeSeat(series: string, key: string): void {
    this.#db
      .update(seatKey)
      .set({ revokedAt: this.#now() })
      .where(and(eq(seatKey.hash, hashOf(key)), eq(seatKey.room, series)))
      .run();
  }

  /** A new short code with which the seat can be taken up on another phone; ends earlier ones. */
  createPersonalCode(series: string, seat: string): string {
    const code = newPersonalCode();
    this.#db.transaction((tx) => {
      tx.delete(personalCode)
        .where(and(eq(personalCode.room, series), eq(personalCode.seat, seat)))
        .run();
      tx.insert(personalCode)
        .values({ room: series, hash: hashOf(code), seat, createdAt: this.#now() })
        .run();
    });
    return code;
  }

  /** The seat of a personal code. It can be used once. */
  redeemPersonalCode(series: string, code: string): string | null {
    const removed = this.#db
      .delete(personalCode)
      .where(and(eq(personalCode.room, series), eq(personalCode.hash, hashOf(code))))
      .returning()
      .get();
    return removed?.seat ?? null;
  }

  /** A join code that no workshop on this server has. */
  newJoinCode(): string {
    for (;;) {
      const code = newJoinCode();
      if (!this.workshopByCode(code)) return code;
    }
  }

  /** The workshop with a join code, and its series. */
  workshopByCode(code: string): { readonly series: string; readonly workshop: string } | null {
    const found = this.#db.select().from(workshop).where(eq(workshop.code, code)).get();
    return found ? { series: found.room, workshop: found.id } : null;
  }

  /**
   * Who somebody is in a series, by their cookies; null when they are not what they ask to be.
   *
   * @param stands whether a seat may come in, where that is known: one that was removed may not
   */
  actor(
    read: ReadCookie,
    series: string,
    wanted: Wanted,
    stands: (seat: string) => boolean = () => true,
  ): Actor | null {
    switch (wanted.as) {
      case 'facilitator': {
        const opened = this.#session(read, series, 'facilitator');
        if (!opened) return null;
        // What others read of a device opens nothing: it is no longer the hash that is asked for.
        const device = `device:${hashOf(`device ${opened.hash}`).slice(0, 24)}`;
        return { role: 'facilitator', link: opened.link, device };
      }
      case 'screen': {
        const opened =
          this.#session(read, series, 'screen') ?? this.#session(read, series, 'facilitator');
        return opened ? { role: 'screen', workshop: wanted.workshop } : null;
      }
      case 'participant': {
        const seat = this.#seat(read, series, stands);
        return seat ? { role: 'participant', seat, workshop: wanted.workshop } : null;
      }
      case 'reader': {
        const kinds = ['plan', 'facilitator', 'screen'] as const;
        const opened = kinds.some((kind) => this.#session(read, series, kind));
        return opened || this.#seat(read, series, stands) ? { role: 'reader' } : null;
      }
    }
  }

  #seat(read: ReadCookie, series: string, stands: (seat: string) => boolean): string | null {
    const key = read(cookieName('seat', series));
    const seat = key === undefined ? null : this.seatOf(series, key);
    return seat !== null && stands(seat) ? seat : null;
  }

  #session(read: ReadCookie, series: string, kind: Exclude<AccessKind, 'seat'>) {
    const token = read(cookieName(kind, series));
    if (token === undefined) return null;
    const found = this.#db
      .select()
      .from(session)
      .where(eq(session.hash, hashOf(token)))
      .get();
    if (!found || found.room !== series || found.kind !== kind) return null;
    return found.expiresAt > this.#now() ? found : null;
  }
}
