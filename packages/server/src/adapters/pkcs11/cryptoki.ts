import process from 'node:process';
import koffi, { type LibraryHandle } from 'koffi';

/** A CK_ATTRIBUTE: a type of `attributes`, and its value as bytes. */
export interface Attribute {
  type: number;
  value: Uint8Array;
}

/** A CK_SESSION_HANDLE, CK_OBJECT_HANDLE or CK_SLOT_ID. */
export type Handle = bigint;

/** What we use of a PKCS#11 module. Each throws a ReturnValue when the module does not answer CKR_OK. */
export interface Cryptoki {
  initialise(): void;
  /** The slots that hold a token. */
  slots(): Handle[];
  /** CK_TOKEN_INFO, as bytes. */
  tokenInfo(slot: Handle): Buffer;
  openSession(slot: Handle): Handle;
  closeSession(session: Handle): void;
  login(session: Handle, pin: Uint8Array): void;
  generateKeyPair(
    session: Handle,
    pair: { mechanism: number; publicKey: readonly Attribute[]; privateKey: readonly Attribute[] },
  ): void;
  /** At most two, which is enough to know whether there is exactly one. */
  findObjects(session: Handle, template: readonly Attribute[]): Handle[];
  attribute(session: Handle, object: Handle, type: number): Buffer;
  sign(session: Handle, key: Handle, mechanism: number, bytes: Uint8Array): Buffer;
}

/** The CK_RV of a call that did not succeed. */
export class ReturnValue extends Error {
  readonly value: number;

  constructor(call: string, value: number) {
    super(`${call} answered 0x${value.toString(16)}`);
    this.name = 'ReturnValue';
    this.value = value;
  }
}

const rwSerialSession = 0x6;
const userTypeUser = 1;
const osLockingOk = 2;
const ulongBytes = koffi.sizeof('ulong');
/** Of an attribute or a signature: ours are shorter by far. */
const maxBytes = 512;
const maxSlots = 256;

// PKCS#11 section 2.1: structures are packed on Windows, and natural elsewhere.
const struct = process.platform === 'win32' ? koffi.pack : koffi.struct;
const attributeType = struct({ type: 'ulong', pValue: 'void *', ulValueLen: 'ulong' });
const mechanismType = struct({ mechanism: 'ulong', pParameter: 'void *', ulParameterLen: 'ulong' });
const initialiseType = struct({
  createMutex: 'void *',
  destroyMutex: 'void *',
  lockMutex: 'void *',
  unlockMutex: 'void *',
  flags: 'ulong',
  reserved: 'void *',
});
const types = {
  ulong: 'ulong',
  boolean: 'uchar',
  pointer: 'void *',
  attributes: koffi.pointer(attributeType),
  attributesInOut: koffi.inout(koffi.pointer(attributeType)),
  mechanism: koffi.pointer(mechanismType),
  initialise: koffi.pointer(initialiseType),
} as const;

/** Loads a PKCS#11 module. Its calls block: for a thread of its own. */
export function loadCryptoki(modulePath: string): Cryptoki {
  const call = bind(koffi.load(modulePath));
  const getSlotList = call('C_GetSlotList', ['boolean', 'pointer', 'pointer']);
  const getTokenInfo = call('C_GetTokenInfo', ['ulong', 'pointer']);
  const openSession = call('C_OpenSession', ['ulong', 'ulong', 'pointer', 'pointer', 'pointer']);
  const closeSession = call('C_CloseSession', ['ulong']);
  const login = call('C_Login', ['ulong', 'ulong', 'pointer', 'ulong']);
  return {
    initialise: initialiser(call),
    slots() {
      const list = Buffer.alloc(maxSlots * ulongBytes);
      const count = ulongOf(maxSlots);
      getSlotList(1, list, count);
      return Array.from({ length: Number(readUlong(count)) }, (_, at) => readUlong(list, at));
    },
    tokenInfo(slot) {
      const info = Buffer.alloc(maxBytes);
      getTokenInfo(slot, info);
      return info;
    },
    openSession(slot) {
      const session = ulongOf(0);
      openSession(slot, rwSerialSession, null, null, session);
      return readUlong(session);
    },
    closeSession: (session) => closeSession(session),
    login: (session, pin) => login(session, userTypeUser, pin, pin.length),
    ...objectCalls(call),
    sign: signer(call),
  };
}

type Call = (...values: unknown[]) => void;
type Bind = (name: string, parameters: readonly (keyof typeof types)[]) => Call;

/** Modules export every function by its name beside C_GetFunctionList (PKCS#11 section 2.3). */
function bind(library: LibraryHandle): Bind {
  return (name, parameters) => {
    const native: (...values: unknown[]) => number | bigint = library.func(
      name,
      'ulong',
      parameters.map((parameter) => types[parameter]),
    );
    return (...values) => {
      const value = Number(native(...values));
      if (value !== 0) throw new ReturnValue(name, value);
    };
  };
}

function initialiser(call: Bind): Cryptoki['initialise'] {
  const initialise = call('C_Initialize', ['initialise']);
  const none = { createMutex: null, destroyMutex: null, lockMutex: null, unlockMutex: null, reserved: null };
  return () => initialise({ ...none, flags: osLockingOk });
}

function objectCalls(call: Bind): Pick<Cryptoki, 'generateKeyPair' | 'findObjects' | 'attribute'> {
  const generate = call('C_GenerateKeyPair', [
    'ulong',
    'mechanism',
    'attributes',
    'ulong',
    'attributes',
    'ulong',
    'pointer',
    'pointer',
  ]);
  const findInit = call('C_FindObjectsInit', ['ulong', 'attributes', 'ulong']);
  const find = call('C_FindObjects', ['ulong', 'pointer', 'ulong', 'pointer']);
  const findFinal = call('C_FindObjectsFinal', ['ulong']);
  const getAttribute = call('C_GetAttributeValue', ['ulong', 'ulong', 'attributesInOut', 'ulong']);
  return {
    generateKeyPair(session, { mechanism, publicKey, privateKey }) {
      const [ofPublic, ofPrivate] = [publicKey.map(native), privateKey.map(native)];
      const parameters = [ofPublic, ofPublic.length, ofPrivate, ofPrivate.length];
      generate(session, mechanismOf(mechanism), ...parameters, ulongOf(0), ulongOf(0));
    },
    findObjects(session, template) {
      findInit(session, template.map(native), template.length);
      const found = Buffer.alloc(2 * ulongBytes);
      const count = ulongOf(0);
      try {
        find(session, found, 2, count);
      } finally {
        findFinal(session);
      }
      return Array.from({ length: Number(readUlong(count)) }, (_, at) => readUlong(found, at));
    },
    attribute(session, object, type) {
      const value = Buffer.alloc(maxBytes);
      const asked = [native({ type, value })];
      getAttribute(session, object, asked, 1);
      return value.subarray(0, Number(asked[0]?.ulValueLen));
    },
  };
}

function signer(call: Bind): Cryptoki['sign'] {
  const signInit = call('C_SignInit', ['ulong', 'mechanism', 'ulong']);
  const sign = call('C_Sign', ['ulong', 'pointer', 'ulong', 'pointer', 'pointer']);
  return (session, key, mechanism, bytes) => {
    const signature = Buffer.alloc(maxBytes);
    const length = ulongOf(maxBytes);
    signInit(session, mechanismOf(mechanism), key);
    // An empty message has no address, and modules want one.
    sign(session, bytes.length > 0 ? bytes : Buffer.alloc(1), bytes.length, signature, length);
    return signature.subarray(0, Number(readUlong(length)));
  };
}

/** A CK_ULONG as the value of an attribute. */
export function ulongOf(value: number): Buffer {
  const bytes = Buffer.alloc(ulongBytes);
  bytes.writeUInt32LE(value);
  return bytes;
}

function native({ type, value }: Attribute) {
  return { type, pValue: value, ulValueLen: value.length };
}

function mechanismOf(mechanism: number) {
  return { mechanism, pParameter: null, ulParameterLen: 0 };
}

function readUlong(buffer: Buffer, at = 0): Handle {
  return ulongBytes === 8 ? buffer.readBigUInt64LE(at * 8) : BigInt(buffer.readUInt32LE(at * 4));
}
