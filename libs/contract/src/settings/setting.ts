import type {
  AuthzDetails, AuthzDetailsElement, CimdOptions, ClientExtension, CredentialIssuerMetadata, Hsk, NamedUri, Pair, Property, ResultCode, Scope,
  SnsCredentials, TaggedValue, TrustAnchor,
} from '@symbolon/engine';
import type { EnumName, EnumValue } from './enums.js';

export type Kind = 'string' | 'uri' | 'boolean' | 'integer' | 'enum' | 'jwks' | 'json' | 'pem' | 'object';

/** What a text must look like beyond its length. */
export type TextForm = 'ascii' | 'scope-name' | 'ip' | 'distinguished-name' | 'unreserved-metadata';

/** The object types that settings and requests refer to. Several tables may describe one type, with codes of their own. */
export interface ObjectTypes {
  readonly Scope: Scope;
  readonly ScopeDescription: TaggedValue;
  readonly ScopeAttribute: Pair;
  readonly Pair: Pair;
  readonly TaggedText: TaggedValue;
  readonly TaggedUri: TaggedValue;
  readonly NamedUri: NamedUri;
  readonly SnsCredentials: SnsCredentials;
  readonly TrustAnchor: TrustAnchor;
  readonly Hsk: Hsk;
  readonly CredentialIssuerMetadata: CredentialIssuerMetadata;
  readonly ClientExtension: ClientExtension;
  readonly Header: Pair;
  readonly Property: Property;
  readonly AuthzDetails: AuthzDetails;
  readonly AuthzDetailsElement: AuthzDetailsElement;
  readonly CimdOptions: CimdOptions;
  readonly OperatorRole: { readonly role: EnumValue<'OperatorRole'>; readonly serviceId?: number };
  readonly TicketInfo: { readonly context?: string };
}
export type ObjectTypeName = keyof ObjectTypes;

/** One property of the wire: its type, its limits and what happens when it is left out. */
export interface Setting {
  readonly kind: Kind;
  readonly array?: true;
  readonly enum?: EnumName;
  readonly ref?: ObjectTypeName;
  /** Characters of a text, of one entry when `array`. */
  readonly maxLength?: number;
  readonly form?: TextForm;
  /** The only texts that are allowed. */
  readonly choices?: readonly string[];
  /** Kind `uri`: which parts are not allowed, and whether the scheme has to be https (http stays allowed on loopback hosts). */
  readonly noFragment?: true;
  readonly noUserinfo?: true;
  readonly noQuery?: true;
  readonly https?: true;
  /** Kind `json`: what the text has to hold. */
  readonly holds?: 'object' | 'array';
  readonly min?: number;
  readonly max?: number;
  readonly unit?: 's' | 'ms';
  /** Kind `enum`: algorithms with a shared key, and none, are not allowed. */
  readonly asymmetric?: true;
  readonly maxItems?: number;
  /** Entries must differ; a name says in which member. */
  readonly unique?: true | string | undefined;
  /** Characters of all entries together. */
  readonly maxTotal?: number;
  /** Entries are kept in the order of this member. */
  readonly sortBy?: string;
  /** An empty array is a value of its own here; elsewhere it is the same as no array. */
  readonly keepEmpty?: true;
  /** A single text stands for an object with this member. */
  readonly textAs?: string;
  /** A JSON number is taken for a text too (ids). */
  readonly orNumber?: true;
  readonly required?: true;
  /** Set by the server: ignored when a caller sends it. */
  readonly readOnly?: true;
  /** Written by registration protocols, not by people: a caller may bring it along with the client, a console only shows it. */
  readonly byMachine?: true;
  /** Never shown, neither in problems nor, later, in masked output. */
  readonly secret?: true;
  readonly default?: unknown;
  /** Result codes of checks, by the name of the check, where the general ones do not fit. */
  readonly codes?: Readonly<Record<string, ResultCode>>;
  readonly label?: { readonly en: string; readonly ja: string };
}

/** A table of settings, as readers see it. */
export type Settings = Readonly<Record<string, Setting>>;

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
type NamesOf<Table, V> = { [N in keyof Table]: Same<V, Table[N]> extends true ? N : never }[keyof Table];
type EnumTypes = { [N in EnumName]: EnumValue<N> };

type KindFor<V> =
  [V] extends [boolean] ? { kind: 'boolean' }
  : [V] extends [number] ? { kind: 'integer'; min: number; max: number }
  : [V] extends [string] ? (string extends V ? { kind: 'string' | 'uri' | 'jwks' | 'json' | 'pem' } : { kind: 'enum'; enum: NamesOf<EnumTypes, V> })
  : { kind: 'object'; ref: NamesOf<ObjectTypes, V> };

type SettingFor<V> = Setting & ([V] extends [readonly (infer E)[]] ? KindFor<E> & { array: true } : KindFor<V> & { array?: never });

/** A table that the compiler holds against a type: every property is there, with a kind that fits its type. */
export type SettingsOf<T> = { readonly [K in keyof T]-?: SettingFor<NonNullable<T[K]>> };

/** The properties that a caller may set. */
export type WritableKey<Table> = { [K in keyof Table]: Table[K] extends { readonly readOnly: true } ? never : K }[keyof Table];
