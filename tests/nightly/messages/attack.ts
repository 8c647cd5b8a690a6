/** The attack, in a thread of its own, so that it slows nobody's clock but the server's. */
import { parentPort, workerData } from 'node:worker_threads';
import { Wire, type WireOptions } from '../../fuzz/wire.ts';

if (!parentPort) throw new Error('to be started as a worker');
const port = parentPort;
const wire = await Wire.prepare(workerData as WireOptions);
port.on('message', (count: number) => void wire.say(count).then(() => port.postMessage(wire.said)));
port.postMessage(wire.said);
