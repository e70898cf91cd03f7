/**
 * Small codecs between the wire's messages (ts-proto) and the plain types that the rest of the code works with.
 *
 * A shape is declared once and gives both directions and the domain type: instants are milliseconds since the
 * epoch, durations milliseconds, enums lower-case words, "empty means absent" becomes an absent property.
 */

/** Both directions between a domain value `D` and a wire value `W`. `fromWire` throws `UndecodableError`. */
export interface Codec<D, W> {
  toWire(value: D): W
  fromWire(wire: W): D
}

/** A codec whose value may be absent. */
export interface OptionalCodec<D, W> extends Codec<D | undefined, W> {
  optional: true
}

/** The bytes or the message do not say what the contract demands. Retrying cannot help. */
export class UndecodableError extends Error {
  readonly code = 'UNDECODABLE'
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UndecodableError'
  }
}

/** The domain type of a codec. */
export type Domain<C> = C extends { fromWire(wire: never): infer D } ? D : never

export const text: Codec<string, string> = {
  toWire: (value) => value,
  fromWire: (wire) => wire,
}

export const optionalText: OptionalCodec<string, string> = {
  optional: true,
  toWire: (value) => value ?? '',
  fromWire: (wire) => wire || undefined,
}

export const flag: Codec<boolean, boolean> = {
  toWire: (value) => value,
  fromWire: (wire) => wire,
}

/** A flag that is absent where it is not raised, as in records that are older than it. */
export const optionalFlag: OptionalCodec<boolean, boolean> = {
  optional: true,
  toWire: (value) => value ?? false,
  fromWire: (wire) => wire || undefined,
}

export const number: Codec<number, number> = {
  toWire: (value) => value,
  fromWire: (wire) => wire,
}

/** A number that is absent when 0. */
export const optionalNumber: OptionalCodec<number, number> = {
  optional: true,
  toWire: (value) => value ?? 0,
  fromWire: (wire) => wire || undefined,
}

/** A sequence: 64 bits on the wire, a safe integer in the code. */
export const sequence: Codec<number, bigint> = {
  toWire: BigInt,
  fromWire: Number,
}

/** Milliseconds since the epoch. */
export const instant: Codec<number, Date | undefined> = {
  toWire: (value) => new Date(value),
  fromWire: (wire) => {
    if (!wire || Number.isNaN(wire.getTime())) throw new UndecodableError('An instant is missing.')
    return wire.getTime()
  },
}

export const optionalInstant: OptionalCodec<number, Date | undefined> = {
  optional: true,
  toWire: (value) => (value === undefined ? undefined : new Date(value)),
  fromWire: (wire) => wire?.getTime(),
}

interface WireDuration {
  seconds: bigint
  nanos: number
}

/** Milliseconds. */
export const optionalDuration: OptionalCodec<number, WireDuration | undefined> = {
  optional: true,
  toWire: (value) =>
    value === undefined
      ? undefined
      : {
          seconds: BigInt(Math.trunc(value / 1000)),
          nanos: Math.round((value % 1000) * 1e6),
        },
  fromWire: (wire) => wire && Number(wire.seconds) * 1000 + wire.nanos / 1e6,
}

/** Milliseconds. */
export const duration: Codec<number, WireDuration | undefined> = {
  toWire: optionalDuration.toWire,
  fromWire: (wire) => present(optionalDuration.fromWire(wire), 'A duration'),
}

/** A wire enum as lower-case words: `literal(Channel, 'CHANNEL_')` gives `'whatsapp' | 'sms' | …`. */
export function literal<E extends Record<string, string | number>, P extends string>(
  wireEnum: E,
  prefix: P,
): Codec<Literal<E, P>, E[keyof E]> {
  const { toWire, fromWire } = optionalLiteral(wireEnum, prefix)
  return {
    toWire,
    fromWire: (wire) => present(fromWire(wire), `A value of ${prefix}*`),
  }
}

/** As `literal`; absent is the wire's UNSPECIFIED. */
export function optionalLiteral<E extends Record<string, string | number>, P extends string>(
  wireEnum: E,
  prefix: P,
): OptionalCodec<Literal<E, P>, E[keyof E]> {
  const unspecified = wireEnum[`${prefix}UNSPECIFIED`] as E[keyof E]
  const words = new Map<string, E[keyof E]>()
  for (const [name, value] of Object.entries(wireEnum)) {
    if (value !== unspecified) words.set(name.slice(prefix.length).toLowerCase(), value as E[keyof E])
  }
  const names = new Map([...words].map(([word, value]) => [value, word]))
  return {
    optional: true,
    toWire: (value) => (value === undefined ? unspecified : (words.get(value) ?? unspecified)),
    fromWire: (wire) => names.get(wire) as Literal<E, P> | undefined,
  }
}

type Literal<E, P extends string> = keyof E extends infer K
  ? K extends `${P}${infer Rest}`
    ? Rest extends 'UNSPECIFIED'
      ? never
      : Lowercase<Rest>
    : never
  : never

/** A list. */
export function list<D, W>(of: Codec<D, W>): Codec<D[], W[]> {
  return {
    toWire: (values) => values.map(of.toWire),
    fromWire: (wires) => wires.map(of.fromWire),
  }
}

/** A message that must be there. */
export function message<D, W>(of: Codec<D, W>): Codec<D, W | undefined> {
  return {
    toWire: of.toWire,
    fromWire: (wire) => of.fromWire(present(wire, 'A part of the message')),
  }
}

/** A message that may be absent. */
export function optional<D, W>(of: Codec<D, W>): OptionalCodec<D, W | undefined> {
  return {
    optional: true,
    toWire: (value) => (value === undefined ? undefined : of.toWire(value)),
    fromWire: (wire) => (wire === undefined ? undefined : of.fromWire(wire)),
  }
}

/** A field that has another name on the wire. */
export function named<N extends string, C>(wireName: N, codec: C): C & { wireName: N } {
  return { ...codec, wireName }
}

// oxlint-disable-next-line typescript/no-explicit-any -- a shape's fields differ in both of their types.
type AnyCodec = Codec<any, any> & { optional?: true; wireName?: string }
type Fields = Record<string, AnyCodec>
type WireName<K, C> = C extends { wireName: infer N extends string } ? N : K
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K] extends { optional: true } ? K : never
}[keyof F]
type Flat<T> = { [K in keyof T]: T[K] } & {}
type FieldDomain<C> = C extends { toWire(value: infer D): unknown } ? D : never
type FieldWire<C> = C extends { fromWire(wire: infer W): unknown } ? W : never

type ShapeDomain<F extends Fields> = Flat<
  { [K in Exclude<keyof F, OptionalKeys<F>>]: FieldDomain<F[K]> } & {
    [K in OptionalKeys<F>]?: FieldDomain<F[K]> | undefined
  }
>
type ShapeWire<F extends Fields> = Flat<{
  [K in keyof F as WireName<K, F[K]> & string]: FieldWire<F[K]>
}>

/** A message, field by field. Absent optional fields are absent properties. */
export function shape<F extends Fields>(fields: F): Codec<ShapeDomain<F>, ShapeWire<F>> {
  const entries = Object.entries(fields).map(([name, codec]) => ({
    name,
    codec,
    wireName: codec.wireName ?? name,
  }))
  return {
    toWire(value) {
      const wire: Record<string, unknown> = {}
      for (const { name, codec, wireName } of entries) {
        wire[wireName] = codec.toWire((value as Record<string, unknown>)[name])
      }
      return wire as ShapeWire<F>
    },
    fromWire(wire) {
      const value: Record<string, unknown> = {}
      for (const { name, codec, wireName } of entries) {
        const field: unknown = codec.fromWire((wire as Record<string, unknown>)[wireName])
        if (field !== undefined) value[name] = field
      }
      return value as ShapeDomain<F>
    },
  }
}

type Cases = Record<string, Codec<object, never> | AnyCodec>

/** `'message.received'` is `'messageReceived'` on the wire. */
type CaseName<T extends string> = T extends `${infer A}.${infer B}`
  ? `${A}${Capitalize<CaseName<B>>}`
  : T extends `${infer A}_${infer B}`
    ? `${A}${Capitalize<CaseName<B>>}`
    : T
type CasesDomain<C extends Cases> = {
  [K in keyof C & string]: Flat<{ type: K } & FieldDomain<C[K]>>
}[keyof C & string]
type CasesWire<C extends Cases> =
  | {
      [K in keyof C & string]: { $case: CaseName<K>; value: FieldWire<C[K]> }
    }[keyof C & string]
  | undefined

/** A oneof as a union with a `type` in the form of `noun.past` or `noun.verb`. */
export function cases<C extends Cases>(of: C): Codec<CasesDomain<C>, CasesWire<C>> {
  const byCase = new Map(
    Object.entries(of).map(([type, codec]) => [
      type.replace(/[._](\w)/g, (_, c: string) => c.toUpperCase()),
      { type, codec: codec as AnyCodec },
    ]),
  )
  const byType = new Map([...byCase].map(([$case, { type, codec }]) => [type, { $case, codec }]))
  return {
    toWire(value) {
      const { type } = value as unknown as { type: string }
      const known = byType.get(type)
      if (!known) throw new UndecodableError(`There is no case ${type}.`)
      return {
        $case: known.$case,
        value: known.codec.toWire(value),
      } as CasesWire<C>
    },
    fromWire(wire) {
      const known = wire && byCase.get(wire.$case)
      if (!known) throw new UndecodableError('The message is empty, or of a case that this version does not know.')
      return {
        type: known.type,
        ...(known.codec.fromWire(wire.value) as object),
      } as unknown as CasesDomain<C>
    },
  }
}

interface MessageFns<W> {
  encode(message: W): { finish(): Uint8Array }
  decode(bytes: Uint8Array): W
}

/** Bytes of a whole message. `decode` throws `UndecodableError` whatever is wrong with the bytes. */
export function bytes<D, W>(
  fns: MessageFns<W>,
  codec: Codec<D, W>,
): { encode(value: D): Uint8Array; decode(bytes: Uint8Array): D } {
  return {
    encode: (value) => fns.encode(codec.toWire(value)).finish(),
    decode(encoded) {
      try {
        return codec.fromWire(fns.decode(encoded))
      } catch (error) {
        if (error instanceof UndecodableError) throw error
        throw new UndecodableError('The bytes are not a message of this contract.', { cause: error })
      }
    },
  }
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined)
    throw new UndecodableError(`${what} is missing or of a value that this version does not know.`)
  return value
}
