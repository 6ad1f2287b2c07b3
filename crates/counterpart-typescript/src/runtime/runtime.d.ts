/**
 * What the modules of this package share.
 *
 * @module
 */

/** One way in which a value does not meet its contract. */
export interface Violation {
  /** Where in the value: a JSON Pointer. */
  readonly instancePath: string;
  /** Where in the contract: the keywords that led here, as a JSON Pointer from the definition. */
  readonly evaluationPath: string;
  /** The keyword that refused. */
  readonly keyword: string;
  /** What the keyword asks for. */
  readonly parameters: { readonly [name: string]: unknown };
  /** One sentence made from the keyword and its parameters; no part of the value is in it. */
  readonly message: string;
  /**
   * For `anyOf` and `oneOf`: how the branch that is nearest to the value refused it. For
   * `propertyNames`: how the name is refused.
   */
  readonly causes?: readonly Violation[];
}

/** A type and its rules. */
export interface Contract<T> {
  /**
   * Whether a value meets the contract. Never throws. It reads what the contract asks about; what stands in
   * properties that the contract does not mention is not looked at.
   */
  is(value: unknown): value is T;
  /**
   * The violations, sorted; none when the value meets the contract. A last one with the keyword `more`
   * says that there are others. Never throws.
   */
  check(value: unknown): readonly Violation[];
  /**
   * The value itself.
   *
   * @throws a {@link Refusal} when it does not meet the contract.
   */
  parse(value: unknown): T;
  /**
   * The value that a JSON text holds. Unlike {@link is}, it counts the levels of everything in the text.
   *
   * @throws a {@link Refusal} when the text is not JSON, or the value does not meet the contract.
   */
  fromJson(text: string): T;
  /** A value as JSON, with the keys that the contract declares and no others. */
  toJson(value: T): string;
  /** The same contract for every library that takes Standard Schema. */
  readonly "~standard": StandardSchema<T>;
}

/** Thrown when a value does not meet its contract. */
export declare class Refusal extends Error {
  /** Every violation. */
  readonly violations: readonly Violation[];
  private constructor();
}

/** The Standard Schema interface, version 1 (https://standardschema.dev). */
export interface StandardSchema<T> {
  readonly version: 1;
  readonly vendor: "counterpart";
  readonly validate: (
    value: unknown,
  ) =>
    | { readonly value: T; readonly issues?: undefined }
    | { readonly issues: readonly StandardIssue[] };
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}

/** A violation as Standard Schema tells it. */
export interface StandardIssue {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

/** What may be shown of a secret: four dots, and its last four characters if it has at least twelve. */
export declare function mask(text: string): string;
