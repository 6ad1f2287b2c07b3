ALTER TABLE people RENAME TO row_of_people;
ALTER TABLE row_of_people RENAME COLUMN full_name TO "fullName";
ALTER TABLE row_of_people DROP COLUMN old;
ALTER TABLE row_of_people ADD COLUMN extra int;
