//! Schemas and tables that are built by calls.

use super::check;

#[test]
fn zod() {
    check(&[
        (
            r#"import { z } from "zod"; const E = z.enum(["a", "b"]); const F = E.exclude(["a"]).optional(); const G = E.extract(["b"]); const H = z.enum(K), I = z.nativeEnum(N); enum N { X = "x" } const K = ["k"] as const;"#,
            &[
                "import z = z of zod",
                r#"E: Variants "a" "b""#,
                "E.options: Variants @E",
                "E.enum: Variants @E",
                r#"E.enum.a: Constant "a""#,
                r#"E.enum.b: Constant "b""#,
                r#"F: Variants @E -("a")"#,
                "F.options: Variants @F",
                "F.enum: Variants @F",
                r#"G: Variants "b""#,
                "G.options: Variants @G",
                "G.enum: Variants @G",
                r#"G.enum.b: Constant "b""#,
                "H: Variants @K",
                "H.options: Variants @H",
                "H.enum: Variants @H",
                "I: Variants @N.*",
                "I.options: Variants @I",
                "I.enum: Variants @I",
                r#"N: Variants "x""#,
                r#"N.X: Constant "x""#,
                r#"K: Array "k""#,
            ],
        ),
        (
            r#"import * as v from "zod/v4"; const O = v.object({ a: v.string(), b: v.enum(["x"]), ...P.shape }).strict(); const Q = O.extend({ c: v.string() }).omit({ a: true }); const R = O.pick({ a: true }); const S = O.merge(T.partial());"#,
            &[
                "import v =  of zod/v4",
                r#"O: Fields "a" "b" @P.shape"#,
                "O.shape: Fields @O",
                r#"O.b: Variants "x""#,
                "O.b.options: Variants @O.b",
                "O.b.enum: Variants @O.b",
                r#"O.b.enum.x: Constant "x""#,
                r#"Q: Fields @O "c" -("a")"#,
                "Q.shape: Fields @Q",
                r#"R: Fields "a""#,
                "R.shape: Fields @R",
                "S: Fields @O @T",
                "S.shape: Fields @S",
            ],
        ),
        (
            r#"import z from "zod"; const U = z.union([z.literal("a"), z.literal(["b", "c"]), V]); const W = z.discriminatedUnion("t", [z.object({ t: z.literal("a") }), X]); const Y = z.record(V, z.string()); const T = z.string().transform(f);"#,
            &[
                "import z = default of zod",
                r#"U: Variants "a" "b" "c" @V"#,
                "U.options: Variants @U",
                "U.enum: Variants @U",
                r#"U.enum.a: Constant "a""#,
                r#"U.enum.b: Constant "b""#,
                r#"U.enum.c: Constant "c""#,
                r#"W: Variants "a" @X.t"#,
                "W.options: Variants @W",
                "W.enum: Variants @W",
                r#"W.enum.a: Constant "a""#,
                "Y: Keys @V",
                "T: Array <it is the result of a call>",
            ],
        ),
    ]);
}

#[test]
fn zod_and_the_types_of_schemas() {
    check(&[
        (
            r#"import { z } from "zod"; const A = z.object({ a: z.string() }); type A = z.infer<typeof A>; type B = z.infer<typeof A>;"#,
            &["import z = z of zod", r#"A: Fields "a""#, "A.shape: Fields @A", "B: Variants @A"],
        ),
        (
            r#"const z = make(); const E = z.enum(["a"]);"#,
            &[
                "z: Array <it is the result of a call>",
                "E: Array <it is the result of a call>",
                r#"E(): Array "a""#,
            ],
        ),
    ]);
}

#[test]
fn valibot() {
    check(&[
        (
            r#"import * as v from "valibot"; const P = v.picklist(["a"]), V = v.variant("t", [v.object({ t: v.literal("a") })]), O = v.optional(v.picklist(["b"]));"#,
            &[
                "import v =  of valibot",
                r#"P: Variants "a""#,
                "P.options: Variants @P",
                "P.enum: Variants @P",
                r#"P.enum.a: Constant "a""#,
                r#"V: Variants "a""#,
                "V.options: Variants @V",
                "V.enum: Variants @V",
                r#"V.enum.a: Constant "a""#,
                r#"O: Variants "b""#,
                "O.options: Variants @O",
                "O.enum: Variants @O",
                r#"O.enum.b: Constant "b""#,
            ],
        ),
        (
            r#"import { object, picklist as pick } from "valibot"; const P = pick(["a"]), O = object({ a: pick(["b"]) });"#,
            &[
                "import object = object of valibot",
                "import pick = picklist of valibot",
                r#"P: Variants "a""#,
                "P.options: Variants @P",
                "P.enum: Variants @P",
                r#"P.enum.a: Constant "a""#,
                r#"O: Fields "a""#,
                "O.shape: Fields @O",
                r#"O.a: Variants "b""#,
                "O.a.options: Variants @O.a",
                "O.a.enum: Variants @O.a",
                r#"O.a.enum.b: Constant "b""#,
            ],
        ),
    ]);
}

#[test]
fn drizzle() {
    check(&[
        (
            r#"import { pgEnum, pgTable, text } from "drizzle-orm/pg-core"; const e = pgEnum("e", ["a", "b"]); const t = pgTable("t", { id: text("id"), fullName: text("full_name").notNull(), r: text({ enum: ["x"] }), e: e("e"), ...stamps });"#,
            &[
                "import pgEnum = pgEnum of drizzle-orm/pg-core",
                "import pgTable = pgTable of drizzle-orm/pg-core",
                "import text = text of drizzle-orm/pg-core",
                r#"e: Variants "a" "b""#,
                "e.enumValues: Variants @e",
                r#"t: Fields "id" "fullName" "r" "e" @stamps ; Fields[column] "id" "full_name" "r" "e" @stamps"#,
                r#"t.r: Variants "x""#,
                "t.e: Variants @e",
            ],
        ),
        (
            r#"import { pgSchema, pgTableCreator, mysqlEnum } from "drizzle-orm/mysql-core"; const s = pgSchema("s"), make = pgTableCreator((n) => n); const t = s.table("t", { a: mysqlEnum("a", ["x"]) }), u = make("u", (t) => ({ b: t.text() })), e = s.enum("e", ["y"]);"#,
            &[
                "import pgSchema = pgSchema of drizzle-orm/mysql-core",
                "import pgTableCreator = pgTableCreator of drizzle-orm/mysql-core",
                "import mysqlEnum = mysqlEnum of drizzle-orm/mysql-core",
                "s: Array <it is the result of a call>",
                "make:",
                r#"t: Fields "a" ; Fields[column] "a""#,
                r#"t.a: Variants "x""#,
                r#"u: Fields "b""#,
                r#"e: Variants "y""#,
                "e.enumValues: Variants @e",
            ],
        ),
        (
            r#"import { pgTable } from "./mine"; const t = pgTable("t", { id: 1 });"#,
            &[
                "import pgTable = pgTable of ./mine",
                "t: Array <it is the result of a call>",
                r#"t(): Keys "id""#,
                r#"t().id: Constant "1""#,
            ],
        ),
    ]);
}
