/**
 * Keeps one connection alive: connects, notices by missing pongs that the other end is gone, and
 * reconnects with jittered back-off. Knows neither socket nor browser; all times are in milliseconds.
 */

export interface Transport {
  /** Tries to connect; `opened` or `closed` follows, or nothing at all. */
  connect(): void;
  /** Closes the connection, or gives up the attempt. */
  disconnect(): void;
  /** Sends a ping: `pongReceived` follows where the other end is there. */
  ping(): void;
}

export interface Clock {
  /** A monotonic clock. */
  now(): number;
  /** Starts a timer; returns what cancels it. */
  after(ms: number, run: () => void): () => void;
  /** From 0 up to but not including 1. */
  random(): number;
}

/** Between a pong and the next ping. */
const HEARTBEAT = 15_000;
/** How long each is waited for at least; up to twice that where round trips are slow. */
const MIN_TIMEOUT = { connect: 3_500, pong: 4_000, wake: 2_500 };
const TIMEOUT_ROUND_TRIPS = 6;
/** Before the first pong. */
const INITIAL_ROUND_TRIP = 1_000;
/** The delay before reconnecting doubles up to the maximum, plus or minus half of it at random. */
const BACKOFF = { initial: 500, max: 1_000, maxOffline: 3_000 };
/** After so many failures the network is taken to be gone for longer: `maxOffline` applies. */
const OFFLINE_AFTER = 60;
/** Every so many failures one attempt has three times the timeout: the network may have become slower. */
const LONG_ATTEMPT_EVERY = 12;
/** A timer that fires so late means that this device was asleep; it says nothing of the other end. */
const SLEEP_THRESHOLD = 2_000;

export class ConnectionSupervisor {
  readonly #transport: Transport;
  readonly #clock: Clock;
  #state: 'waiting' | 'connecting' | 'open' | 'stopped' = 'waiting';
  #cancelTimer: () => void = () => undefined;
  #pingedAt: number | null = null;
  #timerDue = 0;
  #connectingSince = 0;
  /** Attempts in a row without a pong. */
  #failures = 0;
  /** How many of them ended with a timeout and not with a refusal. */
  #silentFailures = 0;
  /** Pings in a row without a pong in time. */
  #missedPongs = 0;
  #roundTrip = INITIAL_ROUND_TRIP;

  constructor(wire: Transport, clock: Clock) {
    this.#transport = wire;
    this.#clock = clock;
  }

  /** How many attempts since the last pong ended with a timeout, not even with a refusal. */
  get silentFailures(): number {
    return this.#silentFailures;
  }

  connect(): void {
    if (this.#state === 'stopped') return;
    this.#state = 'connecting';
    this.#connectingSince = this.#clock.now();
    const times = this.#failures % LONG_ATTEMPT_EVERY === LONG_ATTEMPT_EVERY - 1 ? 3 : 1;
    this.#startTimer(this.#timeout(MIN_TIMEOUT.connect) * times, () => this.#timedOut());
    this.#transport.connect();
  }

  opened(): void {
    if (this.#state !== 'connecting') return;
    this.#state = 'open';
    // The room may have many pages to welcome at once.
    this.#ping(2 * MIN_TIMEOUT.pong);
  }

  pongReceived(): void {
    if (this.#state !== 'open' || this.#pingedAt === null) return;
    const roundTrip = this.#clock.now() - this.#pingedAt;
    // The first pong may come behind a large snapshot, which says nothing of the network.
    this.#roundTrip = Math.min(roundTrip, (this.#roundTrip + roundTrip) / 2);
    this.#pingedAt = null;
    this.#failures = 0;
    this.#silentFailures = 0;
    this.#missedPongs = 0;
    this.#startTimer(HEARTBEAT, () => this.#ping(MIN_TIMEOUT.pong));
  }

  /** A mutation has been sent: it must be known soon whether it can have arrived. */
  messageSent(): void {
    if (this.#state !== 'open') return;
    const soon = this.#clock.now() + this.#timeout(MIN_TIMEOUT.pong);
    if (this.#pingedAt === null || this.#timerDue > soon) this.#ping(MIN_TIMEOUT.pong);
  }

  /**
   * The connection is gone, or could not be made.
   *
   * @param minDelay before reconnecting
   */
  closed(minDelay = 0): void {
    if (this.#state === 'connecting' || this.#state === 'open') this.#backOff(minDelay);
  }

  /** The page is visible again, or the device is online: the state of the connection may have changed. */
  wake(): void {
    if (this.#state === 'open') {
      this.#ping(MIN_TIMEOUT.wake);
      return;
    }
    const stale = this.#clock.now() - this.#connectingSince > MIN_TIMEOUT.wake;
    if (this.#state === 'stopped' || (this.#state === 'connecting' && !stale)) return;
    this.#transport.disconnect();
    this.connect();
  }

  /** Disconnects for good. */
  stop(): void {
    this.#state = 'stopped';
    this.#cancelTimer();
    this.#transport.disconnect();
  }

  #ping(minTimeout: number): void {
    this.#pingedAt = this.#clock.now();
    // Missed again and again, the other end may only be slow: the timeout doubles.
    const factor = 2 ** Math.max(0, Math.min(this.#missedPongs, 4) - 1);
    this.#startTimer(this.#timeout(minTimeout) * factor, () => {
      this.#missedPongs += 1;
      this.#timedOut();
    });
    this.#transport.ping();
  }

  #timeout(minTimeout: number): number {
    return Math.max(minTimeout, Math.min(TIMEOUT_ROUND_TRIPS * this.#roundTrip, 2 * minTimeout));
  }

  #timedOut(): void {
    this.#silentFailures += 1;
    this.#backOff(0);
    this.#transport.disconnect();
  }

  #backOff(minDelay: number): void {
    this.#state = 'waiting';
    this.#pingedAt = null;
    const max = this.#failures < OFFLINE_AFTER ? BACKOFF.max : BACKOFF.maxOffline;
    const delay = Math.max(minDelay, Math.min(BACKOFF.initial * 2 ** this.#failures, max));
    this.#failures += 1;
    this.#startTimer(delay * (0.5 + this.#clock.random()), () => this.connect());
  }

  #startTimer(ms: number, run: () => void): void {
    this.#cancelTimer();
    const due = (this.#timerDue = this.#clock.now() + ms);
    this.#cancelTimer = this.#clock.after(ms, () => {
      if (this.#state === 'open' && this.#clock.now() - due > SLEEP_THRESHOLD) this.wake();
      else run();
    });
  }
}
