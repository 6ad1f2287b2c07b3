use std::path::Path;

use crate::read::shown;

#[test]
fn enums_and_models_are_read_by_both_names() {
    let text = r#"
generator client {
  provider = "prisma-client"
  output   = "../src/generated/prisma"
}
// a comment { with a brace
enum Color {
  red  @map("r") // the first
  /// docs
  green
  @@map("colors")
}
enum Empty { }
model Paint {
  id     Int    @id @default(autoincrement())
  color  Color? @default(red)
  maker  Maker  @relation(fields: [makerId], references: [id], name: "made_by")
  makerId Int   @map("maker_id")
  tags   String[] @db.VarChar(20)
  @@index([color, makerId], map: "by_color")
}
"#;
    let facts = super::read(Path::new("schema.prisma"), text);
    assert!(facts.problems.is_empty(), "{:?}", facts.problems);
    let expected = r#"
generator.client.provider: constant ["prisma-client"]
generator.client.output: constant ["../src/generated/prisma"]
Color: variants ["red" "green"]
Color: variants over database ["r" "green"]
Color.red: constant ["red"]
Color.green: constant ["green"]
Empty: variants []
Paint: fields ["id" "color" +"maker" "makerId" "tags"]
Paint: fields over column ["id" "color" +"maker" "maker_id" "tags"]
Paint.color: variants [..Color]
"#;
    assert_eq!(shown::facts(&facts), expected.trim_start());
}
