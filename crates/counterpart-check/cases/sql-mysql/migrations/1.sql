CREATE TABLE `keys` (
  `name` ENUM('github','openai') NOT NULL
) ENGINE=InnoDB;
