/** Where the phone's owner is in the workshop, as every part of the phone asks it. */
import { createContext, type Component } from 'svelte';
import type { Room } from '#lib/client/room.svelte.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import { currentStep, roundOf, stepsOf } from '#lib/workshop/agenda/agenda.ts';
import { attendanceId, type Attendance } from '#lib/workshop/model/attendance.ts';
import type { Group } from '#lib/workshop/model/group.ts';
import { groupBefore, groupOf } from '#lib/workshop/groups/membership.ts';
import type { Seat } from '#lib/workshop/model/seat.ts';
import type { Series } from '#lib/workshop/model/series.ts';
import type { Step } from '#lib/workshop/model/step.ts';
import type { Workshop } from '#lib/workshop/model/workshop.ts';
import { provideWrittenLang } from '#lib/app/written-lang.ts';
import { foreignLang } from '#lib/text/foreign-lang.ts';
import { Commands } from '../commands.ts';
import { Drafts } from './notes/drafts.svelte.ts';

/** What comes some time after the page, by later.ts: nobody misses it in the first seconds. */
interface Later {
  readonly LateSeat: Component;
  readonly MadeOf: Component<{ step: Step }>;
  readonly ReadTheme: Component<{ title: string; notes: string; onread: () => void }>;
  readonly Receipt: Component<{ step: string; note: string }>;
  readonly ShownNow: Component<{ step: string }>;
}

export interface PhoneOptions {
  readonly room: Room;
  readonly toasts: Toasts;
  readonly seat: string;
  readonly workshop: string;
  readonly planHref: string;
}

export class PhoneState extends Commands {
  readonly drafts: Drafts;
  readonly seatId: string;
  readonly workshopId: string;

  /** Null until it has come. */
  later = $state.raw<Later | null>(null);
  /** The theme whose notes are read over the page; null: none. */
  reading = $state<string | null>(null);

  /** The address of the plan. */
  readonly planHref: string;

  constructor(options: PhoneOptions) {
    super(options.room, options.toasts);
    this.seatId = options.seat;
    this.workshopId = options.workshop;
    this.planHref = options.planHref;
    this.drafts = new Drafts(options.seat);
  }

  readonly workshop: Workshop | undefined = $derived.by(() =>
    this.room.view.get('workshop', this.workshopId),
  );
  readonly series: Series | undefined = $derived.by(() => this.room.view.list('series')[0]);
  /** For elements with texts of the series: its language, if it is not the page's. */
  readonly lang = $derived.by(() => foreignLang(this.series));
  readonly seat: Seat | undefined = $derived.by(() => this.room.view.get('seat', this.seatId));
  readonly attendance: Attendance | undefined = $derived.by(() =>
    this.room.view.get('attendance', attendanceId(this.seatId, this.workshopId)),
  );
  readonly steps: readonly Step[] = $derived.by(() => stepsOf(this.room.view, this.workshopId));
  /** Where the workshop stands; null before it is opened. */
  readonly step: Step | null = $derived.by(() => currentStep(this.room.view, this.workshopId));
  /** Whether this device was lent to the seat, beside the one that it has. */
  get isLent(): boolean {
    const { actor } = this.room;
    return actor.role === 'participant' && actor.lent === true;
  }

  /** Whether one came when others were at the present step or beyond it already. */
  readonly cameLate: boolean = $derived.by(() => {
    const { step, attendance, workshop } = this;
    if (!step || !attendance || attendance.arrivedAt <= (step.openedAt ?? Infinity)) return false;
    // A step that took answers from home was opened before anybody could come.
    if ((step.openedAt ?? 0) < (workshop?.openedAt ?? 0)) return false;
    return this.steps.some(({ order, openedAt }) => order < step.order && openedAt !== null);
  });
  /** The group that one sits in now, or null. */
  readonly group: Group | null = $derived.by(() => this.groupAt(this.step));
  /** The group that one sat in in the round before this one, or null. */
  readonly groupBefore: Group | null = $derived.by(
    () => this.group && groupBefore(this.room.view, this.group.round, this.seatId),
  );

  /** The group that one sat in during a step. */
  groupAt(step: Step | null): Group | null {
    const { view } = this.room;
    const round = roundOf(view, this.workshopId, step?.id ?? null);
    return groupOf(view, round?.id ?? null, this.seatId);
  }
}

const [usePhone, setPhone] = createContext<PhoneState>();
export { usePhone };

export function providePhone(phone: PhoneState): void {
  setPhone(phone);
  provideWrittenLang(() => phone.lang);
}
