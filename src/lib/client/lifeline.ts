/**
 * Keeps one connection alive: dials, notices when the other end has fallen silent, and dials again
 * after a pause of chance. Knows neither socket nor browser; all times are in milliseconds.
 */

export interface Wire {
  /** Tries to connect; `opened` or `closed` follows, or nothing at all. */
  dial(): void;
  /** Lets go of whatever there is. */
  hangUp(): void;
  /** Asks for a sign of life: `answered` follows where there is one. */
  ask(): void;
}

export interface Clock {
  /** Goes on evenly, whatever the time of day is said to be. */
  now(): number;
  /** Returns what calls it off. */
  after(ms: number, run: () => void): () => void;
  /** From 0 up to but not including 1. */
  random(): number;
}

/** Between signs of life. */
const BEAT = 15_000;
/** For each of these so long is waited, and up to twice that where answers are known to be slow. */
const LEAST = { dial: 3_500, answer: 4_000, wake: 2_500 };
const ROUND_TRIPS = 6;
/** Before the first answer. */
const UNKNOWN = 1_000;
/** The pause before dialling again doubles up to the most, half of it more or less by chance. */
const PAUSE = { first: 500, most: 1_000, later: 3_000 };
/** After so many dials in vain the network will be gone for some time. */
const MANY = 60;
/** Every so many dials in vain one has more time: a network may have become slower than it was. */
const LONG_EVERY = 12;
/** A timer that is so late was asleep, and says nothing of the other end. */
const LATE = 2_000;

export class Lifeline {
  readonly #wire: Wire;
  readonly #clock: Clock;
  #state: 'resting' | 'dialling' | 'open' | 'ended' = 'resting';
  #callOff: () => void = () => undefined;
  #asked: number | null = null;
  #due = 0;
  #dialled = 0;
  /** Dials in a row after which nobody answered. */
  #vain = 0;
  /** How many of them ended in silence: nobody refused them. */
  #unheard = 0;
  /** Questions in a row that nobody answered in time. */
  #silences = 0;
  #roundTrip = UNKNOWN;

  constructor(wire: Wire, clock: Clock) {
    this.#wire = wire;
    this.#clock = clock;
  }

  /** How often since somebody answered there was nothing at all to be heard, not even a refusal. */
  get unheard(): number {
    return this.#unheard;
  }

  dial(): void {
    if (this.#state === 'ended') return;
    this.#state = 'dialling';
    this.#dialled = this.#clock.now();
    const times = this.#vain % LONG_EVERY === LONG_EVERY - 1 ? 3 : 1;
    this.#wait(this.#patience(LEAST.dial) * times, () => this.#letGo());
    this.#wire.dial();
  }

  opened(): void {
    if (this.#state !== 'dialling') return;
    this.#state = 'open';
    // The room may have a whole hall to greet at once.
    this.#ask(2 * LEAST.answer);
  }

  answered(): void {
    if (this.#state !== 'open' || this.#asked === null) return;
    const roundTrip = this.#clock.now() - this.#asked;
    // What came with the answer, such as all there is to see, says nothing of the way.
    this.#roundTrip = Math.min(roundTrip, (this.#roundTrip + roundTrip) / 2);
    this.#asked = null;
    this.#vain = 0;
    this.#unheard = 0;
    this.#silences = 0;
    this.#wait(BEAT, () => this.#ask(LEAST.answer));
  }

  /** Something that matters has been sent: soon it must be known whether it can have arrived. */
  spoke(): void {
    if (this.#state !== 'open') return;
    const soon = this.#clock.now() + this.#patience(LEAST.answer);
    if (this.#asked === null || this.#due > soon) this.#ask(LEAST.answer);
  }

  /** The connection is gone, or could not be made. `pause`: not to come again before that. */
  closed(pause = 0): void {
    if (this.#state === 'dialling' || this.#state === 'open') this.#rest(pause);
  }

  /** Somebody looks at the page again, or the device has a network: what is known may be old. */
  wake(): void {
    if (this.#state === 'open') {
      this.#ask(LEAST.wake);
      return;
    }
    const stale = this.#clock.now() - this.#dialled > LEAST.wake;
    if (this.#state === 'ended' || (this.#state === 'dialling' && !stale)) return;
    this.#wire.hangUp();
    this.dial();
  }

  /** For good. */
  end(): void {
    this.#state = 'ended';
    this.#callOff();
    this.#wire.hangUp();
  }

  #ask(least: number): void {
    this.#asked = this.#clock.now();
    // Whoever is not heard in time again and again may only be slow: each time there is more of it.
    const more = 2 ** Math.max(0, Math.min(this.#silences, 4) - 1);
    this.#wait(this.#patience(least) * more, () => {
      this.#silences += 1;
      this.#letGo();
    });
    this.#wire.ask();
  }

  #patience(least: number): number {
    return Math.max(least, Math.min(ROUND_TRIPS * this.#roundTrip, 2 * least));
  }

  #letGo(): void {
    this.#unheard += 1;
    this.#rest(0);
    this.#wire.hangUp();
  }

  #rest(pause: number): void {
    this.#state = 'resting';
    this.#asked = null;
    const most = this.#vain < MANY ? PAUSE.most : PAUSE.later;
    const wait = Math.max(pause, Math.min(PAUSE.first * 2 ** this.#vain, most));
    this.#vain += 1;
    this.#wait(wait * (0.5 + this.#clock.random()), () => this.dial());
  }

  #wait(ms: number, run: () => void): void {
    this.#callOff();
    const due = (this.#due = this.#clock.now() + ms);
    this.#callOff = this.#clock.after(ms, () => {
      if (this.#state === 'open' && this.#clock.now() - due > LATE) this.wake();
      else run();
    });
  }
}
