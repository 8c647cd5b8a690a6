/**
 * What breaks those who read Socket.IO, Engine.IO, WebSocket and HTTP: what has broken them before,
 * as far as it is known, and what our own protocol is made of, spoilt.
 */
import { protocolVersion } from '#lib/sync/protocol/protocol.ts';
import type { Random } from '../simulation/operations/random.ts';

export type Frame = string | Uint8Array<ArrayBuffer>;

/** To which room somebody says that they want. */
export interface Target {
  readonly series: string;
  readonly workshop: string;
}

export const engine = '/socket.io/?EIO=4&transport=';

/** Frames that belong together come one after another. */
function known({ series, workshop }: Target): readonly (readonly Frame[])[] {
  const handshake = JSON.stringify({ series, as: 'participant', workshop });
  const push = `42["m",{"t":"push","client":"wire-client","mutations":[{"n":1,"name":"note.post","args":{"id":"note:wire","step":"step:x","column":"a","text":"x"}}]}]`;
  const hello = `42["m",{"t":"hello","protocol":${protocolVersion},"epoch":null,"since":{},"clients":[]}]`;
  const bytes = new Uint8Array([1, 2, 3]);
  const alone: readonly Frame[] = [
    ...[`40${handshake}`, `40${handshake}`, hello, hello, push, push, '2probe', '5', '1', '3', '6'],
    // Attachments that never come, too many, negative, or that are no number (CVE-2020-36049).
    ...['451-["m",{"_placeholder":true,"num":0}]', '4510000000-["m"]', '45-1-["m"]', '451e3-["m"]'],
    ...['4599999999999999999999-["m"]', '452-["m",{"_placeholder":true,"num":7}]', '46-'],
    // Names that lead to a prototype, events that are reserved (CVE-2024-38355) or are no text
    // (CVE-2023-32695), namespaces that are not there.
    ...['42["__proto__",{}]', '42["constructor"]', '42["disconnect"]', '42["connect"]'],
    ...['42["error"]', '42["newListener",1]', '42["removeListener"]', '42[{"toString":1}]'],
    ...['42[{"toString":"foo"}]', '42[[]]', '42[true]', '42[null]', '42[]', '42'],
    ...['40/admin,{}', '42/admin,["m",1]', '40/__proto__,', '41/nowhere,', '40{"__proto__":1}'],
    ...['40[]', '42["m",{"__proto__":{"t":"hello"}}]', '42["m",{"t":"__proto__"}]', '421["m",{}]'],
    ...['43999[1]', `40/${'a'.repeat(3_000)},`, `40/a?${'b=&'.repeat(900)},`],
    ...[`42["m",${'['.repeat(9_000)}${']'.repeat(9_000)}]`, `42["m",${'{"a":'.repeat(3_000)}1`],
    ...['42["m","\ud800"]', '42["m",1e999]', '42["m"', '9', '', ' ', '4', '7', '0{}', '44{"x":1}'],
    ...['b', 'bAAAA', `42["${'m'.repeat(5_000)}"]`, `42999999999999999999["m",{}]`],
    // Packets as polling packs them, where they have no business.
    ...['42["m",1]\u001e42["m",1]', '\u001e'.repeat(3_000), '4:42["m"]6:42["m"]'],
    new Uint8Array([0xff, 0xfe, 0x80]),
    new Uint8Array(2_000),
  ];
  return [
    ...alone.map((frame) => [frame]),
    // A placeholder whose number names a method of lists (CVE-2022-2421), or nothing at all.
    ['451-["m",{"_placeholder":true,"num":"splice"}]', bytes],
    ['451-["m",{"_placeholder":true,"num":"constructor"}]', bytes],
    ['451-["m",{"_placeholder":true,"num":-1}]', bytes],
    ['451-["m",{"_placeholder":true,"num":[0]}]', bytes],
    ['451-["m",{"_placeholder":true}]', bytes],
    ['451-["m",{"t":"ping","at":{"_placeholder":true,"num":0}}]', bytes],
    // What is said in the midst of attachments, and attachments of nothing.
    ['452-["m",{"_placeholder":true,"num":0}]', bytes, hello, bytes],
    ['461-7[{"_placeholder":true,"num":0}]', bytes],
    [bytes, bytes, `40${handshake}`, bytes],
    // Let in twice, gone, and still talking.
    [`40${handshake}`, '41', push, `40${handshake}`, hello, push],
  ];
}

/** Some frames that belong together, half of the time with some bytes changed. */
export function someFrames(random: Random, target: Target): readonly Frame[] {
  const key = `${target.series} ${target.workshop}`;
  const all = corpora.get(key) ?? known(target);
  corpora.set(key, all);
  const drawn = random.pick(all);
  return random.chance(0.5) ? drawn : drawn.map((frame) => spoilt(random, frame));
}

const corpora = new Map<string, ReturnType<typeof known>>();

function spoilt(random: Random, frame: Frame): Frame {
  if (typeof frame !== 'string' || frame === '') return frame;
  const bytes = Buffer.from(frame);
  for (let i = random.below(4); i >= 0; i -= 1)
    bytes[random.below(bytes.length)] = random.below(128);
  return bytes.toString();
}

/** Requests that no browser sends, to a host and port, with the cookies of somebody. */
export function abuses(url: string, cookie = ''): readonly (string | Uint8Array)[] {
  const { host, origin } = new URL(url);
  const who = cookie === '' ? '' : `Cookie: ${cookie}\r\n`;
  const head = `Host: ${host}\r\nOrigin: ${origin}\r\n${who}`;
  const upgrade = `${head}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n`;
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
  const get = (query: string, headers: string): string =>
    `GET /socket.io/?${query} HTTP/1.1\r\n${headers}\r\n`;
  const websocket = 'EIO=4&transport=websocket';
  const post = (body: string, query = 'EIO=4&transport=polling&sid=none'): string =>
    `POST /socket.io/?${query} HTTP/1.1\r\n${head}Content-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  return [
    get(websocket, upgrade),
    get(websocket, `${upgrade}Sec-WebSocket-Key: x\r\n`),
    get('EIO=4&transport=polling', `${upgrade}${key}`),
    // Transports that are none, or are names of what every object has (CVE-2023-31125).
    ...['flashsocket', 'constructor', '__proto__', 'toString', ''].flatMap((transport) => [
      get(`EIO=4&transport=${transport}`, `${upgrade}${key}`),
      get(`EIO=4&transport=${transport}`, head),
    ]),
    get(`${websocket}&transport=polling&EIO=3`, `${upgrade}${key}`),
    get('EIO=4&transport[]=websocket&sid[]=1', `${upgrade}${key}`),
    ...['__proto__', 'constructor', '%00', 'a'.repeat(5_000)].map((sid) =>
      get(`${websocket}&sid=${sid}`, `${upgrade}${key}`),
    ),
    // Who has gone before the upgrade is answered (CVE-2022-41940).
    get(`${websocket}&sid=none`, `${upgrade}${key}`),
    `POST ${engine}websocket HTTP/1.1\r\n${upgrade}${key}\r\n`,
    `GET / HTTP/1.1\r\n${upgrade}${key}\r\n`,
    get('EIO=2&transport=websocket', `${upgrade}${key}`),
    get('EIO=3&transport=polling&b64=1', head),
    // Frames without a mask, of a reserved kind, with a length that is a lie, and a bad end.
    ...[
      '\x81\x05hello',
      '\x8f\x80\0\0\0\0',
      '\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff',
      '\x88\x81\0\0\0\0x',
      '\xc1\x80\0\0\0\0',
    ].map((bytes) => Buffer.from(get(websocket, `${upgrade}${key}`) + bytes, 'latin1')),
    // More headers than anybody counts (CVE-2024-37890), and lists that take long to read
    // (CVE-2021-32640).
    get(websocket, `${upgrade}${key}${'x:1\r\n'.repeat(2_500)}`),
    get(websocket, `${upgrade}${key}Sec-WebSocket-Protocol: b${' '.repeat(9_000)}x\r\n`),
    get(websocket, `${upgrade}${key}Sec-WebSocket-Protocol: ${'a,'.repeat(4_000)}\r\n`),
    get(websocket, `${upgrade}${key}Sec-WebSocket-Extensions: ${'a;b=c,'.repeat(1_500)}\r\n`),
    get(
      websocket,
      `${upgrade}${key}Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99\r\n`,
    ),
    // So many packets in one body that reading them is the work (CVE-2020-36048).
    post('\u001e'.repeat(100_000)),
    post(`4${'\u001e4'.repeat(60_000)}`),
    post('1:4'.repeat(60_000), 'EIO=3&transport=polling&sid=none'),
    post('b'.repeat(1_000)),
    `PUT ${engine}polling HTTP/1.1\r\n${head}\r\n`,
    `OPTIONS ${engine}polling HTTP/1.1\r\n${head}Access-Control-Request-Method: PUT\r\n\r\n`,
    `GET /socket.io/../../etc/passwd HTTP/1.1\r\n${head}\r\n`,
  ];
}
