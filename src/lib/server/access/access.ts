/**
 * Who somebody is: links and seats are exchanged for cookies, cookies for actors. Only hashes are
 * stored; everything can be revoked.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { JoinCode } from '#lib/methods/code.ts';
import type { Actor } from '#lib/workshop/model/actor.ts';
import type { Database } from '../db/open-database.ts';
import { link, personalCode, seatKey, series, session, workshop } from '../db/schema.ts';
import { cookieMaxAge, cookieName, seriesNamed, type AccessKind } from './cookies.ts';
import { hashOf, newJoinCode, newJoinSecret, newKey, newPersonalCode, newToken } from './tokens.ts';

export type LinkKind = 'facilitator' | 'screen' | 'plan';
/** What somebody asks to be; `Access.actor` finds out whether they are. */
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

/** The seat of a device, or of a personal code. */
export interface HeldSeat {
  readonly seat: string;
  /** Beside the device that the seat has: until that takes it back. */
  readonly lent: boolean;
}

/** Milliseconds in which a personal code can be typed: long enough to carry it across a room. */
export const personalCodeLasts = 60 * 60_000;

export type ReadCookie = (name: string) => string | undefined;

/** Prepared once: when all pages reconnect, each asks for its seat. */
function seatByKey(db: Database) {
  const { hash, room, seat, lent, revokedAt } = seatKey;
  const bound = [eq(hash, sql.placeholder('hash')), eq(room, sql.placeholder('series'))];
  return db
    .select({ seat, lent })
    .from(seatKey)
    .where(and(...bound, isNull(revokedAt)))
    .prepare();
}

/** A browser holds no more cookies of one server than some hundreds. */
const MOST_LED = 100;

/** A series that somebody may lead. */
export interface LedSeries {
  readonly series: string;
  readonly title: string;
  readonly createdAt: number;
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

  /** Makes a link into a series. Its token is returned once and can never be read again. */
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

  /**
   * Revokes every link of a kind and their sessions, except the one given. With those of facilitators
   * goes all that they can have handed out: links of the other kinds, codes of seats, and devices that
   * were lent by such codes.
   */
  revokeLinks(series: string, kind: LinkKind, keepLink: string | null): void {
    this.#db.transaction((tx) => {
      const ofKind = kind === 'facilitator' ? [] : [eq(link.kind, kind)];
      const links = tx
        .select()
        .from(link)
        .where(and(eq(link.room, series), isNull(link.revokedAt), ...ofKind))
        .all();
      for (const { id } of links) {
        if (id === keepLink) continue;
        tx.update(link).set({ revokedAt: this.#now() }).where(eq(link.id, id)).run();
        tx.delete(session).where(eq(session.link, id)).run();
      }
      if (kind !== 'facilitator') return;
      tx.delete(personalCode)
        .where(and(eq(personalCode.room, series), eq(personalCode.byLink, true)))
        .run();
      tx.update(seatKey)
        .set({ revokedAt: this.#now() })
        .where(and(eq(seatKey.room, series), eq(seatKey.lent, true), isNull(seatKey.revokedAt)))
        .run();
    });
  }

  /** Whether a link lets somebody lead this series now. Opens nothing. */
  leads(series: string, token: string): boolean {
    const known = [eq(link.hash, hashOf(token)), eq(link.room, series), isNull(link.revokedAt)];
    const found = this.#db
      .select({ kind: link.kind })
      .from(link)
      .where(and(...known))
      .get();
    return found?.kind === 'facilitator';
  }

  /**
   * Exchanges a link for a session, or null when there is no such link any more.
   *
   * @param read the browser's cookies: whoever uses the same link again keeps their session
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
  bindSeat(series: string, seat: string, key: string, lent = false): void {
    this.#db
      .insert(seatKey)
      .values({
        hash: hashOf(key),
        room: series,
        seat,
        createdAt: this.#now(),
        revokedAt: null,
        lent,
      })
      .onConflictDoNothing()
      .run();
  }

  /** The seat that a device has in a series, or null. */
  seatOf(series: string, key: string): string | null {
    return this.heldSeat(series, key)?.seat ?? null;
  }

  /** The same, and whether the device was lent. */
  heldSeat(series: string, key: string): HeldSeat | null {
    return this.#seatByKey.get({ hash: hashOf(key), series }) ?? null;
  }

  /** True when some device has the seat. */
  isHeld(series: string, seat: string): boolean {
    const { room, seat: of, revokedAt } = seatKey;
    const found = this.#db
      .select({ seat: of })
      .from(seatKey)
      .where(and(eq(room, series), eq(of, seat), isNull(revokedAt)))
      .get();
    return found !== undefined;
  }

  /** Ends what was lent of a seat: devices, and codes by which one would be. */
  endLoans(series: string, seat: string): void {
    this.#db.transaction((tx) => {
      tx.update(seatKey)
        .set({ revokedAt: this.#now() })
        .where(
          and(
            ...[eq(seatKey.room, series), eq(seatKey.seat, seat)],
            ...[eq(seatKey.lent, true), isNull(seatKey.revokedAt)],
          ),
        )
        .run();
      tx.delete(personalCode)
        .where(
          and(
            ...[eq(personalCode.room, series), eq(personalCode.seat, seat)],
            eq(personalCode.lent, true),
          ),
        )
        .run();
    });
  }

  /** A device gives up its seat: its key is revoked, the seat itself remains. */
  revokeSeat(series: string, key: string): void {
    this.#db
      .update(seatKey)
      .set({ revokedAt: this.#now() })
      .where(and(eq(seatKey.hash, hashOf(key)), eq(seatKey.room, series)))
      .run();
  }

  /**
   * A new short code with which the seat can be taken up on another phone; ends earlier ones. Good for
   * `personalCodeLasts`.
   *
   * @param by whether the seat's own device asks for it, or who leads; `lent`: for a device beside it
   */
  createPersonalCode(series: string, seat: string, by: 'own' | 'link' | 'lent' = 'own'): string {
    const code = newPersonalCode();
    this.#db.transaction((tx) => {
      tx.delete(personalCode)
        .where(and(eq(personalCode.room, series), eq(personalCode.seat, seat)))
        .run();
      tx.insert(personalCode)
        .values({
          ...{ room: series, hash: hashOf(code), seat },
          ...{ createdAt: this.#now(), expiresAt: this.#now() + personalCodeLasts },
          ...{ lent: by === 'lent', byLink: by !== 'own' },
        })
        .run();
    });
    return code;
  }

  /** The seat of a personal code. It can be used once, and not for ever. */
  redeemPersonalCode(series: string, code: string): HeldSeat | null {
    const removed = this.#db
      .delete(personalCode)
      .where(and(eq(personalCode.room, series), eq(personalCode.hash, hashOf(code))))
      .returning()
      .get();
    if (!removed || this.#now() >= removed.expiresAt) return null;
    return { seat: removed.seat, lent: removed.lent };
  }

  /** A join code that no workshop on this server has, and the secret of its link. */
  newJoinCode(): JoinCode {
    for (;;) {
      const code = newJoinCode();
      if (!this.workshopByCode(code)) return { code, secret: newJoinSecret() };
    }
  }

  /**
   * The workshop with a join code, and its series.
   *
   * @param secret that of its link; null: only the code was typed
   */
  workshopByCode(
    code: string,
    secret: string | null = null,
  ): (JoinCode & { readonly series: string; readonly workshop: string }) | null {
    const found = this.#db.select().from(workshop).where(eq(workshop.code, code)).get();
    if (!found || (secret !== null && secret !== found.secret)) return null;
    return { series: found.room, workshop: found.id, code: found.code, secret: found.secret };
  }

  /**
   * Who somebody is in a series, by their cookies; null when they are not what they ask to be.
   *
   * @param stands whether a seat may enter, where that is known: one that was removed may not
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
        const held = this.#seat(read, series, stands);
        if (!held) return null;
        const { workshop: at } = wanted;
        const own = { role: 'participant', seat: held.seat, workshop: at } as const;
        return held.lent ? { ...own, lent: true } : own;
      }
      case 'reader': {
        const kinds = ['plan', 'facilitator', 'screen'] as const;
        const opened = kinds.some((kind) => this.#session(read, series, kind));
        return opened || this.#seat(read, series, stands) ? { role: 'reader' } : null;
      }
    }
  }

  /**
   * The series that a browser may lead, the latest first, without rehearsals.
   *
   * @param names of its cookies; the last hundred for a series are looked at
   */
  seriesLedBy(read: ReadCookie, names: readonly string[]): readonly LedSeries[] {
    return seriesNamed('facilitator', names)
      .slice(-MOST_LED)
      .filter((id) => this.#session(read, id, 'facilitator') !== null)
      .flatMap((id) => {
        const found = this.#db.select().from(series).where(eq(series.room, id)).get();
        return found && !found.rehearsal
          ? [{ series: id, title: found.title, createdAt: found.createdAt }]
          : [];
      })
      .toSorted((a, b) => b.createdAt - a.createdAt);
  }

  #seat(read: ReadCookie, series: string, stands: (seat: string) => boolean): HeldSeat | null {
    const key = read(cookieName('seat', series));
    const held = key === undefined ? null : this.heldSeat(series, key);
    return held && stands(held.seat) ? held : null;
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
