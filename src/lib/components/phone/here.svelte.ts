/** Where the phone's owner is in the workshop, as every part of the phone asks it. */
import { createContext } from 'svelte';
import type { Room } from '#lib/client/room.svelte.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import { currentStep, roundOf, stepsOf } from '#lib/workshop/agenda.ts';
import { attendanceId, type Attendance } from '#lib/workshop/attendance.ts';
import type { Group } from '#lib/workshop/group.ts';
import { groupBefore, groupOf } from '#lib/workshop/membership.ts';
import type { Seat } from '#lib/workshop/seat.ts';
import type { Series } from '#lib/workshop/series.ts';
import type { Step } from '#lib/workshop/step.ts';
import type { Workshop } from '#lib/workshop/workshop.ts';
import { Drafts } from './drafts.svelte.ts';

export class Here {
  readonly room: Room;
  readonly toasts: Toasts;
  readonly drafts: Drafts;
  readonly seatId: string;
  readonly workshopId: string;

  constructor(options: { room: Room; toasts: Toasts; seat: string; workshop: string }) {
    this.room = options.room;
    this.toasts = options.toasts;
    this.seatId = options.seat;
    this.workshopId = options.workshop;
    this.drafts = new Drafts(options.seat);
  }

  readonly workshop: Workshop | undefined = $derived.by(() =>
    this.room.view.get('workshop', this.workshopId),
  );
  readonly series: Series | undefined = $derived.by(() => this.room.view.list('series')[0]);
  readonly seat: Seat | undefined = $derived.by(() => this.room.view.get('seat', this.seatId));
  readonly attendance: Attendance | undefined = $derived.by(() =>
    this.room.view.get('attendance', attendanceId(this.seatId, this.workshopId)),
  );
  readonly steps: readonly Step[] = $derived.by(() => stepsOf(this.room.view, this.workshopId));
  /** Where the workshop stands; null before it is opened. */
  readonly step: Step | null = $derived.by(() => currentStep(this.room.view, this.workshopId));
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

export const [useHere, provideHere] = createContext<Here>();
